'use client';

import clsx from 'clsx';
import { ChevronDown, CircleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';

type FieldProps = {
  label: ReactNode;
  /** Where a heading or the row says it already; screen readers hear it all the same. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: string | null | undefined;
  help?: ReactNode;
  className?: string;
  /** Receives what ties the control to its label, hint and error. */
  children: (control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode;
};

export function Field({ label, labelHidden, hint, error, help, className, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
      <div className={clsx(labelHidden ? 'sr-only' : 'flex min-h-6 items-center gap-1')}>
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {help}
      </div>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-bad">
      <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
      {children}
    </p>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'input'>, 'children' | 'id'> & { suffix?: ReactNode };

export function TextField({ label, labelHidden, hint, error, help, className, suffix, ...input }: TextFieldProps) {
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error} help={help} className={className}>
      {(control) =>
        suffix ? (
          <span className="flex items-center gap-2">
            <input {...input} {...control} className="field-box" />
            <span className="shrink-0 text-ink-3">{suffix}</span>
          </span>
        ) : (
          <input {...input} {...control} className="field-box" />
        )
      }
    </Field>
  );
}

type TextAreaProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'textarea'>, 'children' | 'id'> & { mono?: boolean };

export function TextAreaField({ label, labelHidden, hint, error, help, className, mono, ...area }: TextAreaProps) {
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error} help={help} className={className}>
      {(control) => <textarea rows={4} {...area} {...control} className={clsx('field-box', mono && 'font-mono text-sm')} />}
    </Field>
  );
}

type Option<V extends string> = { value: V; label: string };

type SelectFieldProps<V extends string> = Omit<FieldProps, 'children'> & {
  value: V;
  options: readonly Option<V>[];
  onValue: (value: V) => void;
  disabled?: boolean;
};

export function SelectField<V extends string>({ label, hint, error, help, className, ...select }: SelectFieldProps<V>) {
  return (
    <Field label={label} hint={hint} error={error} help={help} className={className}>
      {(control) => <Select {...select} {...control} />}
    </Field>
  );
}

type SelectProps<V extends string> = {
  value: V;
  options: readonly Option<V>[];
  onValue: (value: V) => void;
  className?: string;
} & Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'className'>;

/** The system's own list: right on phones, right for screen readers, and no script. */
export function Select<V extends string>({ value, options, onValue, className, ...rest }: SelectProps<V>) {
  return (
    <span className={clsx('relative inline-block', className ?? 'w-full')}>
      <select
        {...rest}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onValue(chosen.value);
        }}
        className="field-box appearance-none pr-8"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3" aria-hidden />
    </span>
  );
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

export function Checkbox({ label, hint, className, ...input }: CheckboxProps) {
  return (
    <label className={clsx('flex items-start gap-2.5 has-disabled:opacity-60', className)}>
      <input {...input} type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span>
        {label}
        {hint && <span className="block text-sm text-ink-3">{hint}</span>}
      </span>
    </label>
  );
}

/** On or off, in force at once; a checkbox underneath, so keyboard and screen readers know it. */
export function Switch({ label, hint, className, ...input }: CheckboxProps) {
  return (
    <label className={clsx('flex items-start justify-between gap-4 has-disabled:opacity-60', className)}>
      <span className="min-w-0">
        <span className="font-medium">{label}</span>
        {hint && <span className="block text-sm text-ink-2">{hint}</span>}
      </span>
      <span className="relative mt-0.5 inline-flex shrink-0">
        <input
          {...input}
          type="checkbox"
          role="switch"
          aria-checked={input.checked ?? false}
          className="peer h-6 w-10 appearance-none rounded-full border border-field-line bg-sunken transition-colors checked:border-accent checked:bg-accent focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent"
        />
        <span className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-ink-3 transition-transform peer-checked:translate-x-4 peer-checked:bg-accent-ink" />
      </span>
    </label>
  );
}

type ChoiceProps<V extends string> = {
  legend: ReactNode;
  legendHidden?: boolean;
  name: string;
  value: V | null;
  options: readonly { value: V; label: ReactNode; hint?: ReactNode }[];
  onValue: (value: V) => void;
  columns?: string;
  disabled?: boolean;
  required?: boolean;
};

/** A few alternatives, each with its sentence: radio buttons dressed as cards. */
export function ChoiceCards<V extends string>(props: ChoiceProps<V>) {
  const { legend, legendHidden, name, value, options, onValue, columns, disabled, required } = props;
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-2">
      <legend className={clsx(legendHidden ? 'sr-only' : 'mb-1.5 text-sm font-medium')}>{legend}</legend>
      <div className={clsx('grid gap-2', columns)}>
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              'flex items-start gap-2.5 rounded-control border border-line-strong bg-panel px-3 py-2.5 transition-colors hover:border-ink-3',
              'has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              required={required}
              onChange={() => onValue(option.value)}
              className="mt-0.75 size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="font-medium">{option.label}</span>
              {option.hint && <span className="block text-sm text-ink-2">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
