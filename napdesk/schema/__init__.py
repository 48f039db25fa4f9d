"""The words and the grammar every other part of NapDesk speaks; standard library only."""
