import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** One primary per page; `quiet` reads as a link that acts. */
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'small';
  icon?: IconName;
  /** While the action runs the button keeps its place and the focus, and a second press does nothing. */
  busy?: boolean;
  /** What the button says while it is busy; its own words when absent. */
  busyLabel?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** The verb comes first: *Calificar*, *Presentar un reclamo*. */
export function Button({
  look = 'secondary',
  size,
  icon,
  busy,
  busyLabel,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className="button"
      data-look={look}
      data-size={size}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={press}
    >
      {icon && <Icon name={icon} />}
      <span aria-live={busyLabel ? 'polite' : undefined}>{busy && busyLabel ? busyLabel : children}</span>
    </button>
  );
}
