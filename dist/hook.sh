#!/bin/sh
# Runs one git hook with the bundle beside this file: sh hook.sh HOOK [ARGUMENTS...]
# Every hook manager ends here. It finds node where a graphical client's PATH has none, and refuses when it
# can't: a gate that opens when it breaks is no gate. prepare-commit-msg alone never stops a commit.
# POSIX sh; nothing but builtins and node. `sh hook.sh --find-node` says which node it would take.

hook=$1
shift
here=${0%/*}
[ "$here" = "$0" ] && here=.

if [ "$HUNKGUARD" = 0 ]; then
  echo "hunkguard: $hook skipped, because HUNKGUARD=0" >&2
  exit 0
fi

# lefthook hands on the literal {3} where git gave two arguments, and an empty one is no argument either.
count=$#
while [ "$count" -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    '' | '{'[0-9]'}') ;;
    *) set -- "$@" "$argument" ;;
  esac
  count=$((count - 1))
done

node=

is_node() {
  [ -f "$1" ] && [ -x "$1" ]
}

# The newest node of 20 or later below a version manager's folder: FOLDER/<version>/TAIL.
newest_in() {
  best=19
  for path in "$1"/*/"$2"; do
    is_node "$path" || continue
    version=${path#"$1"/}
    version=${version#v}
    major=${version%%[!0-9]*}
    [ -n "$major" ] || continue
    if [ "$major" -gt "$best" ]; then
      best=$major
      node=$path
    fi
  done
}

find_node() {
  if [ -n "$HUNKGUARD_NODE" ] && is_node "$HUNKGUARD_NODE"; then
    node=$HUNKGUARD_NODE
    return
  fi
  if node=$(command -v node 2>/dev/null); then return; fi
  node=
  # What `init` noted in the hook it wrote: the node it ran with.
  if [ -n "$HUNKGUARD_INIT_NODE" ] && is_node "$HUNKGUARD_INIT_NODE"; then
    node=$HUNKGUARD_INIT_NODE
    return
  fi
  for path in "${VOLTA_HOME:-$HOME/.volta}/bin/node" "$HOME/.local/share/fnm/aliases/default/bin/node"; do
    if is_node "$path"; then
      node=$path
      return
    fi
  done
  newest_in "${NVM_DIR:-$HOME/.nvm}/versions/node" bin/node
  [ -n "$node" ] || newest_in "${FNM_DIR:-$HOME/.local/share/fnm}/node-versions" installation/bin/node
  [ -n "$node" ] || newest_in "$HOME/Library/Application Support/fnm/node-versions" installation/bin/node
  [ -n "$node" ] || newest_in "${MISE_DATA_DIR:-$HOME/.local/share/mise}/installs/node" bin/node
  [ -n "$node" ] || newest_in "${ASDF_DATA_DIR:-$HOME/.asdf}/installs/nodejs" bin/node
  [ -n "$node" ] || newest_in "$HOME/.nodenv/versions" bin/node
  [ -n "$node" ] && return
  for path in /opt/homebrew/bin/node /home/linuxbrew/.linuxbrew/bin/node /usr/local/bin/node \
    /opt/local/bin/node /usr/bin/node /snap/bin/node "/c/Program Files/nodejs/node.exe"; do
    if is_node "$path"; then
      node=$path
      return
    fi
  done
}

# $1: what failed, $2: how to mend it.
refuse() {
  echo "hunkguard: could not run: $1" >&2
  echo "  $2" >&2
  if [ "$hook" = prepare-commit-msg ]; then exit 0; fi
  if [ "$HUNKGUARD_FAIL_OPEN" = 1 ]; then
    echo "  Passing unscanned, because HUNKGUARD_FAIL_OPEN=1." >&2
    exit 0
  fi
  echo "  Nothing was let through. To skip hunkguard once: HUNKGUARD=0 git commit ..." >&2
  exit 2
}

if [ "$hook" = --find-node ]; then
  find_node
  [ -n "$node" ] || exit 1
  printf '%s\n' "$node"
  exit 0
fi

[ -f "$here/hunkguard.js" ] ||
  refuse "$here/hunkguard.js is missing" "Install hunkguard again: npm install"
find_node
[ -n "$node" ] ||
  refuse "node was not found (PATH=$PATH)" \
    "Set HUNKGUARD_NODE to node's path, or run \`npx hunkguard init\` in a terminal: it notes where node is."

if [ "$hook" = prepare-commit-msg ]; then
  "$node" "$here/hunkguard.js" hook "$hook" "$@"
  exit 0
fi
exec "$node" "$here/hunkguard.js" hook "$hook" "$@"
