"""Runs a command on a terminal of its own: terminal.py COLUMNS KEYS-AFTER KEYS COMMAND...; prints what came and the exit status as JSON.

KEYS are typed once KEYS-AFTER has been seen; both may be empty.
"""
import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios

columns, after, keys, *command = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    # The size must be there before the command looks for it.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(columns), 0, 0))
    os.execvp(command[0], command)
seen = b""
while True:
    ready, _, _ = select.select([terminal], [], [], 60)
    if not ready:
        os.kill(pid, 9)
        break
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    seen += piece
    if after and after.encode() in seen:
        os.write(terminal, keys.encode())
        after = ""
_, status = os.waitpid(pid, 0)
print(json.dumps({"exit": os.waitstatus_to_exitcode(status), "text": seen.decode("utf-8", "replace")}))
