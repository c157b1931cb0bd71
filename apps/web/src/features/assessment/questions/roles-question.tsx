'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import { Button, IconButton } from '@/ui/button';
import { Checkbox, FieldError, TextField } from '@/ui/field';
import type { QuestionProps } from './question';

const SUGGESTIONS = ['info', 'administracion', 'facturacion', 'ventas', 'compras', 'rrhh', 'soporte'] as const;

export function RolesQuestion({ answers, formId, error, onAnswer }: QuestionProps) {
  const t = useTranslations('assessment');
  const [roles, setRoles] = useState(answers.roles ?? []);
  const [typed, setTyped] = useState('');
  const offered = SUGGESTIONS.filter((name) => !roles.some((role) => role.localPart === name));
  const add = (name: string) => {
    const localPart = name.trim().replace(/@.*$/, '').toLowerCase();
    if (localPart && !roles.some((role) => role.localPart === localPart)) {
      setRoles([...roles, { localPart, sendsBulk: localPart === 'facturacion' }]);
    }
  };
  const wrong = fieldErrorWithin(error, 'roles') ?? fieldErrorWithin(error, 'answers.roles');
  return (
    <form
      id={formId}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        // Enter in the name field adds the name; only an empty field sends the answer.
        if (typed.trim()) {
          add(typed);
          setTyped('');
        } else onAnswer({ roles });
      }}
    >
      {offered.length > 0 && (
        <div>
          <p className="mb-1.5 text-sm text-ink-3">{t('roleSuggestions')}</p>
          <div className="flex flex-wrap gap-1.5">
            {offered.map((name) => (
              <Button key={name} size="small" onClick={() => add(name)}>
                <Plus aria-hidden />
                {name}@
              </Button>
            ))}
          </div>
        </div>
      )}
      <div className="flex items-end gap-2">
        <TextField
          label={t('roleName')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoCapitalize="none"
          spellCheck={false}
          className="max-w-72 flex-1"
        />
        <Button
          onClick={() => {
            add(typed);
            setTyped('');
          }}
        >
          {t('roleAdd')}
        </Button>
      </div>
      {wrong && <FieldError>{wrong}</FieldError>}
      {roles.length === 0 ? (
        <p className="text-ink-3">{t('roleNone')}</p>
      ) : (
        <ul className="divide-y divide-line rounded-control border border-line">
          {roles.map((role) => (
            <li key={role.localPart} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-1.5 pl-3">
              <span className="min-w-32 font-medium">{role.localPart}@</span>
              <Checkbox
                label={<span className="text-sm text-ink-2">{t('roleBulk')}</span>}
                aria-label={`${role.localPart}@: ${t('roleBulk')}`}
                checked={role.sendsBulk}
                onChange={(event) =>
                  setRoles(roles.map((item) => (item === role ? { ...role, sendsBulk: event.target.checked } : item)))
                }
                className="flex-1"
              />
              <IconButton
                label={t('roleRemove', { name: role.localPart })}
                onClick={() => setRoles(roles.filter((item) => item !== role))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
