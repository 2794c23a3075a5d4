/** Whether another process of that number is there. */
export function isAlive(pid: number): boolean {
  // 0 and below would ask for process groups.
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Another user's process lives as well.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
