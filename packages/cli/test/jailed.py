"""Runs a program under the system call filter of a unit, as systemd would: jailed.py UNIT PROGRAM ARGUMENT...

Needs libseccomp and systemd-analyze.
"""
import ctypes, os, re, subprocess, sys

ALLOW, KILL, ERRNO, EPERM = 0x7FFF0000, 0x80000000, 0x00050000, 1


def expand(name):
    """The system calls of a set, with those of the sets in it."""
    if not name.startswith("@"):
        return {name}
    told = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager", name], capture_output=True, text=True, check=True)
    words = [line.strip() for line in told.stdout.splitlines()[1:]]
    return {call for word in words if word and word[0] != "#" for call in expand(word)}


unit = open(sys.argv[1]).read()
allowed = expand("@default")
for line in re.findall(r"^SystemCallFilter=(.+)$", unit, re.M):
    for word in line.lstrip("~").split():
        (allowed.difference_update if line[0] == "~" else allowed.update)(expand(word))
seccomp = ctypes.CDLL("libseccomp.so.2")
seccomp.seccomp_init.restype = ctypes.c_void_p
refused = ERRNO | EPERM if re.search(r"^SystemCallErrorNumber=EPERM$", unit, re.M) else KILL
filter = ctypes.c_void_p(seccomp.seccomp_init(ctypes.c_uint32(refused)))
for name in allowed:
    number = seccomp.seccomp_syscall_resolve_name(name.encode())
    if number >= 0:
        seccomp.seccomp_rule_add(filter, ctypes.c_uint32(ALLOW), number, 0)
if seccomp.seccomp_load(filter) != 0:
    sys.exit("the filter was not taken")
os.execvp(sys.argv[2], sys.argv[2:])
