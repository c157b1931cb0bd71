'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { IconButton } from './button';
import { Field } from './field';

type Props = Omit<ComponentProps<'input'>, 'type' | 'id' | 'children'> & {
  label: string;
  hint?: React.ReactNode;
  error?: string | undefined;
};

/** A password that can be looked at: who sees what they type needs no second field. */
export function PasswordField({ label, hint, error, className, ...input }: Props) {
  const t = useTranslations('ui');
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <div className="relative">
          <input {...input} {...control} type={shown ? 'text' : 'password'} className="field-box pr-10" />
          <span className="absolute inset-y-0 right-0.5 flex items-center">
            <IconButton label={shown ? t('hidePassword') : t('showPassword')} onClick={() => setShown(!shown)}>
              {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </IconButton>
          </span>
        </div>
      )}
    </Field>
  );
}
