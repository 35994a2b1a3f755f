# First process of the lab on the host's own kernel, in namespaces of its own: they hide this host, which a
# microVM does by being a machine. It reads requests from standard input and writes results to standard output.
# Usage: host-boot.sh SHARED_DIR BUSYBOX GROUP
set -e
exec 3<&0 4>&1 < /dev/null > /dev/null
shared=$1 busybox=$2 group=$3
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /mnt
mkdir -p /mnt/shared /mnt/lab /mnt/applets
mount --bind "$shared" /mnt/shared
cp "$busybox" /mnt/busybox
mount -n --move /mnt /run
/run/busybox --install -s /run/applets
# Where the host has the unified hierarchy there already, it cannot be mounted a second time.
[ -e /sys/fs/cgroup/cgroup.procs ] || mount -n -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir -p "/sys/fs/cgroup/$group"
mount -n --bind "/sys/fs/cgroup/$group" /sys/fs/cgroup
ip link set lo up
exec /run/busybox sh /run/shared/in/agent.sh
