#!/bin/sh
# confine.sh ROOT COMMAND…: runs a command as an orchestrator does. ROOT is all it sees, with the folders of a base image lent by
# this machine; nothing can be written but /scratch; not as root, and without a capability. Needs util-linux; whoever is not
# root needs user namespaces, and stays who they are.
set -eu
if [ "${CONFINE-}" != inside ]; then
  export CONFINE=inside
  [ "$(id -u)" = 0 ] || exec unshare --user --map-root-user --mount sh "$0" "$@"
  CONFINE_AS='--reuid=65532 --regid=65532 --clear-groups'
  export CONFINE_AS
  exec unshare --mount sh "$0" "$@"
fi
root=$1
shift

lend() {
  mkdir -p "$root$1"
  mount --bind "$1" "$root$1"
  mount -o remount,bind,ro "$root$1"
}

mount --make-rprivate /
mount --bind "$root" "$root"
for folder in /bin /lib /lib64 /usr /etc; do
  if [ -L $folder ]; then
    [ -L "$root$folder" ] || ln -s "$(readlink $folder)" "$root$folder"
  elif [ -d $folder ]; then
    lend $folder
  fi
done
case ${JAVA_HOME-} in
  '' | /usr/*) ;;
  *) lend "$JAVA_HOME" ;;
esac
mkdir -p "$root/proc" "$root/dev" "$root/scratch"
mount --rbind /proc "$root/proc"
for device in null zero random urandom; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mount -t tmpfs -o size=64m,mode=1777 scratch "$root/scratch"
mount -o remount,bind,ro "$root"
# shellcheck disable=SC2016,SC2086 # for the shell inside; options, split on purpose
exec chroot "$root" /bin/sh -c 'cd /scratch && exec /usr/bin/setpriv '"${CONFINE_AS-}"' --no-new-privs --inh-caps=-all --bounding-set=-all -- "$@"' sh "$@"
