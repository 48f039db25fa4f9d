"""The registers there are, in the order of the rail, the sheets and the commands."""

from __future__ import annotations

from napdesk.registers.aid import aid
from napdesk.registers.appointment import appointment
from napdesk.registers.deployment import deployment
from napdesk.registers.exchange import exchange
from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.schema.register import Register

REGISTERS: tuple[Register, ...] = (
    training,
    police_unit,
    network,
    deployment,
    appointment,
    exchange,
    aid,
)
