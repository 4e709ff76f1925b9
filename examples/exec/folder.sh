#!/bin/sh
# A tracker in a folder, one line of JSON a record, served to sync-kernel on stdin and stdout.
# Usage: folder.sh DIR. It takes no JSON apart: the members of a request have a fixed order, "fields" is
# the last one and is kept as it came. The name of a record is the key it was created under.
# Nothing locks the folder between the look at a version and the write, so its guard is "verified".
set -u
cd "$1" || exit 1

member() { # The text of a member; only for ids, keys and versions, which hold no quotes.
  case $head in *"\"$1\":\""*) value=${head#*"\"$1\":\""}; printf %s "${value%%'"'*}" ;; esac
}
record() {
  printf '{"id":"%s","version":"%s","fields":%s}' "$1" "$(git hash-object "$1.json")" "$(tr -d '\n' <"$1.json")"
}
answer() { printf '{"id":%s,"kind":%s}\n' "$number" "$1"; }
store() { # A new file takes the place of the old one at once, so that nobody reads half of it.
  printf '%s\n' "${fields%\}}" >"$1.new" && mv "$1.new" "$1.json" && answer "\"written\",\"record\":$(record "$1")"
}

while IFS= read -r line; do
  number=${line#'{"id":'} number=${number%%,*}
  head=${line%%'"fields":'*} fields=${line#*'"fields":'}
  id=$(member record)
  task=$(member do)
  case $task:$id in
  hello:*)
    answer '"hello","protocol":"sync-kernel-exec/1","capabilities":{"guard":"verified","create":"client-id",
      "ids":"assigned","sharedIds":false,"update":"record"},"schema":{"fields":{"title":{"kind":"scalar"},
      "body":{"kind":"text"},"labels":{"kind":"set"}}}' | tr -d '\n'
    echo ;;
  list:*)
    records=
    for file in *.json; do
      [ -f "$file" ] && records="$records${records:+,}$(record "${file%.json}")"
    done
    answer "\"page\",\"records\":[$records],\"complete\":true,\"census\":true" ;;
  create:*)
    key=$(member key)
    case $key in
    '' | .* | *[!A-Za-z0-9._-]*) answer '"rejected","message":"this key cannot be the name of a file"' ;;
    *) if [ -f "$key.gone" ]; then answer '"gone"'
      elif [ -f "$key.json" ]; then answer "\"written\",\"record\":$(record "$key")"
      else store "$key"; fi ;;
    esac ;;
  *:.* | *:*[!A-Za-z0-9._-]* | *:) answer '"rejected","message":"this is no name of a record"' ;;
  read:*)
    if [ -f "$id.json" ]; then answer "\"found\",\"record\":$(record "$id")"
    elif [ -f "$id.gone" ]; then answer '"gone"'
    else answer '"unknown"'; fi ;;
  *)
    if [ ! -f "$id.json" ]; then answer '"gone"'
    elif [ "$(git hash-object "$id.json")" != "$(member version)" ]; then answer '"stale"'
    elif [ "$task" = delete ]; then mv "$id.json" "$id.gone" && answer '"deleted"'
    else store "$id"; fi ;;
  esac
done
