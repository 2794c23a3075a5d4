// Before the first paint, so that a chosen theme never flashes; see src/shell/theme.ts.
try {
  const theme = localStorage.getItem('howifeel.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off: the system's preference decides.
}
