# Runs the lab's program in this kernel, then ends it. Its events go to the serial line, which is the lab's pipe.
# The file in/program sets OPTIONS, LIMIT, and NODE, ROOT and PROGRAM, seen through this host's files: the guest has a
# /tmp of its own.
B=/run/busybox
$B stty -F /dev/ttyS0 raw -echo
. /run/shared/in/program
export PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin HOME=/root XDG_CACHE_HOME=/run/shared/out/cache
# In the first second after the boot ping sends without waiting: it takes a time of zero seconds for no time.
$B sleep 1
{
  $B sleep "$LIMIT"
  echo "it did not end within $LIMIT seconds of its own time" >> /run/shared/out/errors
  echo o > /proc/sysrq-trigger
} &
cd "/run/lower$ROOT" &&
  # shellcheck disable=SC2086 # one word is one option
  "/run/lower$NODE" $OPTIONS "/run/lower$PROGRAM" < /dev/null > /dev/ttyS0 2> /run/shared/out/errors
echo o > /proc/sysrq-trigger
$B sleep 60
