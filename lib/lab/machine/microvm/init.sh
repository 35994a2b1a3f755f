#!/bin/busybox sh
# First process of the microVM: loads the modules it was given, mounts the host's root read-only over 9p
# under a layer of memory, and hands over to the agent. Nothing it does can reach the host's files.
B=/bin/busybox
$B mkdir -p /proc /sys /lower /upper /root
$B mount -t proc proc /proc
$B mount -t sysfs sys /sys
echo > /proc/sys/kernel/modprobe # all there is is loaded below; probing for more costs seconds
echo 1 > /proc/sys/kernel/panic

while read -r module; do
  $B insmod "$module" 2>&1 | $B grep -v "File exists" # what fails is on the console
done < /modules.order

$B mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=512000,cache=loose root /lower
$B mount -t tmpfs -o size=80% tmpfs /upper
$B mkdir -p /upper/data /upper/work
$B mount -t overlay -o lowerdir=/lower,upperdir=/upper/data,workdir=/upper/work overlay /root

for dir in proc sys dev run tmp mnt; do $B mkdir -p /root/$dir; done
$B mount --move /proc /root/proc
$B mount --move /sys /root/sys
$B mount -t devtmpfs dev /root/dev
$B mkdir -p /root/dev/pts /root/dev/shm
$B mount -t devpts devpts /root/dev/pts
$B mount -t tmpfs tmpfs /root/dev/shm
$B mount -t tmpfs tmpfs /root/run
$B mount -t tmpfs tmpfs /root/tmp
$B mkdir -p /root/run/lower /root/run/lab /root/run/shared
$B mount --move /lower /root/run/lower
$B mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000 shared /root/run/shared
$B cp $B /root/run/busybox
$B mount -t cgroup2 cgroup2 /root/sys/fs/cgroup

exec $B switch_root /root /run/busybox sh /run/shared/in/boot.sh
