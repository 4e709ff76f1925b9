#!/usr/bin/env python3
"""A tracker in one JSON file, served to sync-kernel on stdin and stdout. Usage: tracker.py FILE"""
import contextlib, fcntl, hashlib, json, os, sys

FIELDS = {"title": {"kind": "scalar"}, "body": {"kind": "text"}, "status": {"kind": "scalar"}, "labels": {"kind": "set"}}
HELLO = {
    "protocol": "sync-kernel-exec/1",
    "capabilities": {"guard": "revision-test", "create": "client-id", "ids": "assigned", "sharedIds": False, "update": "record"},
    "schema": {"fields": FIELDS},
}

@contextlib.contextmanager
def tracker(path):
    """Gives the data under a lock; what was changed is stored, as a whole or not at all."""
    with open(path + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        text = open(path).read() if os.path.exists(path) else '{"next": 1, "records": {}, "keys": {}}'
        data = json.loads(text)
        yield data
        if data != json.loads(text):
            with open(path + ".new", "w") as new:
                json.dump(data, new, indent=2)
                new.flush()
                os.fsync(new.fileno())
            os.replace(path + ".new", path)

def record(data, id):
    fields = {name: data["records"][id].get(name) for name in FIELDS}
    return {"id": id, "version": hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest(), "fields": fields}

def answer(data, ask):
    task, id = ask["do"], ask.get("record")
    records, keys = data["records"], data["keys"]
    if task == "hello":
        return {"kind": "hello", **HELLO}
    if task == "list":
        return {"kind": "page", "records": [record(data, id) for id in records], "complete": True, "census": True}
    if task == "create":  # The same key never makes a second record, however often it is sent.
        id = keys.setdefault(ask["key"], f"T-{data['next']}")
        if id == f"T-{data['next']}":
            data["next"] += 1
            records[id] = ask["fields"]
        return {"kind": "written", "record": record(data, id)} if id in records else {"kind": "gone"}
    if id not in records:
        return {"kind": "gone" if id in keys.values() else "unknown"} if task == "read" else {"kind": "gone"}
    if task == "read":
        return {"kind": "found", "record": record(data, id)}
    if record(data, id)["version"] != ask["version"]:  # Somebody was faster: nothing is written.
        return {"kind": "stale"}
    if task == "delete":
        del records[id]
        return {"kind": "deleted"}
    records[id].update({name: ask["fields"][name] for name in ask["changed"]})
    return {"kind": "written", "record": record(data, id)}

for line in sys.stdin:
    ask = json.loads(line)
    with tracker(sys.argv[1]) as data:
        said = answer(data, ask)
    print(json.dumps({"id": ask["id"], **said}), flush=True)
