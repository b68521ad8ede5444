"""Two pictures read at once while Qt asks the translator, which is Python, do not stop the program for good."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import sys, tempfile, threading
from pathlib import Path
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QGuiApplication
from peepers_desktop.ui.thumbnails import Thumbnails

main = threading.get_ident()

class Slow(QTranslator):
    asked = 0
    def translate(self, context, text, note=None, n=-1):
        if threading.get_ident() != main:
            Slow.asked += 1
            threading.Event().wait(0.3)
        return ""
    def isEmpty(self):
        return False

application = QGuiApplication([])
translator = Slow()
application.installTranslator(translator)
# the bytes of a picture of one pixel, so that nothing is read before the pool does it
png = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
pictures = Thumbnails(Path(tempfile.mkdtemp()), lambda address: png)
for number in range(4):
    pictures.pixmap(f"https://example.org/{number}.png", 36)
while pictures.busy:
    application.processEvents()
print("asked" if Slow.asked else "never asked")
pictures.close()
"""


def test_the_translator_is_asked_in_the_pool_and_nothing_stands_still():
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.strip() == "asked"
