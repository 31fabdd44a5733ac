const paths = {
  alert: 'M12 4 2.5 20h19zM12 10v4.5M12 17.2v.1',
  arrow: 'M4 12h15M13 6l6 6-6 6',
  check: 'M4 12.5 9.5 18 20 7',
  chevron: 'm6 9 6 6 6-6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2.5',
  close: 'm6 6 12 12M18 6 6 18',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 3v18M12 7l6.5-.5M12 11h9M12 15h8.3M12 19h4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  external: 'M14 5h5v5M19 5l-8 8M11 6H5v13h13v-6',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.1',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18',
  pause: 'M9 5v14M15 5v14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20.5 20.5',
  seal: 'M12 3l2.6 2 3.2.1.9 3.1 2.5 2-1.1 3 .2 3.2-3 1.1-1.9 2.6-3.4-1-3.4 1-1.9-2.6-3-1.1.2-3.2-1.1-3 2.5-2 .9-3.1L9.4 5zM8.5 12l2.5 2.5 4.5-5',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside words, never instead of them: it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
