import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { useMessages } from '../preferences.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'href'> {
  href: string;
  /** `button` for the step forward of a page, `action` for a link with weight and an arrow. */
  look?: 'plain' | 'action' | 'button' | 'button-secondary';
  icon?: IconName;
  /** Opens elsewhere, and says so. */
  external?: boolean;
  children: ReactNode;
}

const words = {
  es: { elsewhere: '(se abre en otra ventana)' },
  en: { elsewhere: '(opens in another window)' },
};

/** A plain anchor: the shell takes care of moving without reloading, and everything works without it. */
export function Link({ look = 'plain', icon, external, children, ...rest }: LinkProps) {
  const t = useMessages(words);
  const button = look === 'button' ? 'primary' : look === 'button-secondary' ? 'secondary' : undefined;
  return (
    <a
      {...rest}
      {...(external ? { target: '_blank', rel: 'noopener' } : {})}
      className={button ? 'button' : look === 'action' ? 'link-action' : undefined}
      data-look={button}
    >
      {icon && <Icon name={icon} />}
      {children}
      {look === 'action' && !icon && !external && <Icon name="arrow" />}
      {external && (
        <>
          {' '}
          <span className="visually-hidden">{t.elsewhere}</span>
          <span style={{ display: 'inline-block', verticalAlign: '-0.15em' }}>
            <Icon name="external" />
          </span>
        </>
      )}
    </a>
  );
}
