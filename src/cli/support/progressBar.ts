const width = 30;

/** A bar of thirty places: `[##########....................]  33 % atenciones`. */
export function progressBar(part: number, label: string): string {
  const whole = Math.round(Math.min(1, Math.max(0, part)) * width);
  const percent = String(Math.floor(Math.min(1, Math.max(0, part)) * 100)).padStart(3);
  return `[${'#'.repeat(whole)}${'.'.repeat(width - whole)}] ${percent} % ${label}`;
}

/** What a bar is written to: standard output, or what a test puts in its place. */
export interface BarStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows progress: in a terminal one line that changes; elsewhere, where lines stay, one line for each step and each tenth.
 */
export function progressReport<P extends { readonly step: string; readonly part: number }>(
  stream: BarStream,
  barOf: (progress: P) => string,
): (progress: P) => void {
  let shown = '';
  return (progress) => {
    if (stream.isTTY) {
      stream.write(`\r${barOf(progress)}\u001b[K${progress.part === 1 ? '\n' : ''}`);
      return;
    }
    const mark = `${progress.step} ${Math.floor(progress.part * 10)}`;
    if (mark === shown) return;
    shown = mark;
    stream.write(`${barOf(progress)}\n`);
  };
}
