import clsx from 'clsx';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from '@/i18n/navigation';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'normal' | 'large';

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-panel text-ink hover:bg-hover',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'bg-bad text-bad-ink hover:bg-bad-hover',
};
const SIZES: Record<ButtonSize, string> = {
  small: 'h-8 px-2.5 text-sm pointer-coarse:h-10',
  normal: 'h-9 px-3.5 pointer-coarse:h-11',
  large: 'h-11 px-5 text-lg',
};

export const buttonClass = (look: ButtonLook = 'secondary', size: ButtonSize = 'normal', className?: string) =>
  clsx(
    'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap',
    'transition-colors select-none disabled:opacity-50 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0',
    LOOKS[look],
    SIZES[size],
    className,
  );

type ButtonProps = ComponentProps<'button'> & {
  look?: ButtonLook;
  size?: ButtonSize;
  /** Work is under way: the width stays, a second press does nothing, screen readers hear "busy". */
  busy?: boolean;
};

export function Button({ look, size, busy = false, className, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(look, size, className)}
    >
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle className="animate-spin" aria-hidden />
        </span>
      )}
      <span className={clsx('contents', busy && '[&>*]:invisible')}>
        {busy ? <span className="invisible inline-flex items-center gap-1.5">{children}</span> : children}
      </span>
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & { look?: ButtonLook; size?: ButtonSize };

export function ButtonLink({ look, size, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonClass(look, size, className)} />;
}

type IconButtonProps = Omit<ButtonProps, 'children'> & { label: string; children: ReactNode };

export function IconButton({ label, children, className, size = 'small', look = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Button {...rest} look={look} size={size} aria-label={label} title={label} className={clsx('aspect-square !px-0', className)}>
      {children}
    </Button>
  );
}
