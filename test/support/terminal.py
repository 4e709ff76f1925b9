"""Runs a program on a terminal of its own, waits for words and answers with keys.

Reads {"argv": [...], "cwd": "...", "steps": [{"wait": "...", "send": "..."}], "timeout": 30} from stdin;
prints {"code": 0, "text": "..."}; code is null when a wait was in vain.
"""
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

asked = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(asked["cwd"])
    os.execvp(asked["argv"][0], asked["argv"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))

seen = b""
deadline = time.monotonic() + asked["timeout"]


def read_on():
    """Takes what the program has written; false at its end or when time is up."""
    global seen
    left = deadline - time.monotonic()
    if left <= 0 or not select.select([terminal], [], [], left)[0]:
        return False
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        return False
    seen += chunk
    return len(chunk) > 0


def wait_for(words, start):
    """Where the words end, after a place; -1 when they never came."""
    while True:
        at = seen.find(words, start)
        if at >= 0:
            return at + len(words)
        if not read_on():
            return -1


place = 0
failed = False
for step in asked["steps"]:
    place = wait_for(step["wait"].encode(), place)
    if place < 0:
        failed = True
        os.kill(pid, signal.SIGKILL)
        break
    time.sleep(0.15)
    os.write(terminal, step["send"].encode())
while not failed and read_on():
    pass
if not failed and time.monotonic() >= deadline:
    failed = True
    os.kill(pid, signal.SIGKILL)
_, status = os.waitpid(pid, 0)
code = None if failed else os.waitstatus_to_exitcode(status)
json.dump({"code": code, "text": seen.decode(errors="replace")}, sys.stdout)
