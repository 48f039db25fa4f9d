"""Blocks one under another, shared out over pages of paper; words broken into lines for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


@dataclass(frozen=True, eq=False)
class Block:
    """Something drawn across the page, so ``tall``.

    ``heads`` stand above it on every page it comes to; ``tied``, it stays on the page of what follows.
    """

    tall: float
    draw: Callable[[QPainter, QRectF], None]
    heads: tuple[Block, ...] = ()
    tied: bool = False


def gap(tall: float, *, tied: bool = False) -> Block:
    """Nothing, so tall."""
    return Block(tall, lambda _painter, _box: None, tied=tied)


def pages_of(blocks: Sequence[Block], room: float, running: Block) -> list[list[Block]]:
    """The blocks of each page, none taller than its room; ``running`` opens every page but the first."""
    pages: list[list[Block]] = [[]]
    standing: tuple[Block, ...] = ()
    left = room
    for group in _groups(blocks):
        coming = _with_heads(group, standing)
        if _tall(coming) > left and pages[-1]:
            pages.append([running])
            left, coming = room - running.tall, _with_heads(group, ())
        pages[-1] += coming
        left -= _tall(coming)
        standing = group[-1].heads
    return pages


def draw_blocks(painter: QPainter, blocks: Sequence[Block], wide: float) -> None:
    """One page, from its upper left corner."""
    top = 0.0
    for block in blocks:
        painter.save()
        block.draw(painter, QRectF(0, top, wide, block.tall))
        painter.restore()
        top += block.tall


def lines_of(font: QFont, words: str, wide: float) -> list[str]:
    """The words in lines no wider than that, broken between words where that can be."""
    lines = []
    for paragraph in words.splitlines():
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
    return lines


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group = list[Block]()
    for block in blocks:
        group.append(block)
        if not block.tied:
            yield group
            group = []
    if group:
        yield group


def _with_heads(group: Sequence[Block], standing: tuple[Block, ...]) -> list[Block]:
    """The group under those of its heads that do not stand there yet."""
    placed = list[Block]()
    for block in group:
        placed += [head for head in block.heads if head not in standing]
        placed.append(block)
        standing = block.heads
    return placed


def _tall(blocks: Sequence[Block]) -> float:
    return sum(block.tall for block in blocks)
