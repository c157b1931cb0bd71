#!/bin/bash
# The first process of a lab node. Runs in fresh mount, pid, uts and ipc namespaces and in the node's network namespace;
# makes an overlay its root and becomes runsvdir(8), which supervises the services and reaps orphans.
# By environment: NODE_NAME BASE STATE HOST ADDRESS RESOLVER ROLE (mail or world) LAB AGENT NODE_BINARY
set -euo pipefail
root=$STATE/root

mount -t overlay "relevo-$NODE_NAME" -o "lowerdir=$BASE,upperdir=$STATE/upper,workdir=$STATE/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t tmpfs -o mode=755 dev "$root/dev"
mkdir -p "$root/dev/pts" "$root/dev/shm"
for device in null zero full random urandom tty; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
mount -t tmpfs -o mode=755 run "$root/run"
mkdir -p "$root/run/lock"

# Read-only, so that a node can never write into the checkout.
bind() {
  mount --bind "$1" "$2"
  mount -o remount,bind,ro "$2"
}
mkdir -p "$root/opt/relevo/lab" "$root/opt/relevo/agent"
touch "$root/opt/relevo/node"
bind "$LAB" "$root/opt/relevo/lab"
bind "$NODE_BINARY" "$root/opt/relevo/node"
if [ "$ROLE" = mail ]; then bind "$AGENT" "$root/opt/relevo/agent"; fi
ln -sf /opt/relevo/node "$root/usr/local/bin/node"
ln -sf /opt/relevo/lab/mail/relevo-service "$root/usr/local/sbin/relevo-service"

hostname "$HOST"
echo "$HOST" >"$root/etc/hostname"
echo "$HOST" >"$root/etc/mailname"
printf '127.0.0.1 localhost\n%s %s %s\n' "$ADDRESS" "$HOST" "$NODE_NAME" >"$root/etc/hosts"
printf 'nameserver %s\noptions timeout:2 attempts:2\n' "$RESOLVER" >"$root/etc/resolv.conf"

cd "$root"
mkdir -p .old
pivot_root . .old
cd /
umount -l /.old
rmdir /.old

# What was enabled once comes up at boot, as with any service manager; the rest waits for the agent.
mkdir -p /run/services /var/lib/relevo-service
for definition in /opt/relevo/lab/"$ROLE"/services/*; do
  service=${definition##*/}
  mkdir "/run/services/$service"
  ln -s "$definition/run" "/run/services/$service/run"
  if [ -d "$definition/control" ]; then ln -s "$definition/control" "/run/services/$service/control"; fi
  if [ "$ROLE" = mail ] && [ "$service" != agent ] && [ ! -e "/var/lib/relevo-service/$service" ]; then
    touch "/run/services/$service/down"
  fi
done

echo ready >&3
exec 3>&- </dev/null
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 runsvdir -P /run/services
