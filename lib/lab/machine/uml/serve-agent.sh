# Serves requests on the serial line, which is the lab's pipe, until the lab ends this kernel.
B=/run/busybox
$B stty -F /dev/ttyS0 raw -echo
$B sh /run/shared/in/agent.sh 3<> /dev/ttyS0 4>&3
echo o > /proc/sysrq-trigger
