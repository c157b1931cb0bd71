'use client';

import { useState } from 'react';
import { useOwnDomains } from '@/features/domain/queries';
import { Field, Select } from '@/ui/field';

export type TypedAddress = ReturnType<typeof useTypedAddress>;

/** An address of the company while it is typed: what stands before the @, and one of its domains. */
export function useTypedAddress() {
  const domains = useOwnDomains().data ?? [];
  const [local, setLocal] = useState('');
  const [chosen, setDomain] = useState('');
  const domain = chosen || domains[0]?.name || '';
  return {
    local,
    setLocal,
    domain,
    setDomain,
    domains,
    /** Whole addresses may be pasted as well. */
    whole: local.includes('@') ? local.trim() : `${local.trim()}@${domain}`,
  };
}

export function AddressField({ label, typed, error }: { label: string; typed: TypedAddress; error?: string | undefined }) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            {...control}
            className="field-box min-w-0"
            required
            // biome-ignore lint/a11y/noAutofocus: the first field of a form that was just asked for
            autoFocus
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={typed.local}
            onChange={(event) => typed.setLocal(event.target.value)}
          />
          <span className="text-ink-3">@</span>
          {typed.domains.length > 1 ? (
            <Select
              aria-label={`${label} @`}
              value={typed.domain}
              options={typed.domains.map((domain) => ({ value: domain.name, label: domain.displayName }))}
              onValue={typed.setDomain}
              className="w-auto max-w-[55%]"
            />
          ) : (
            <span className="max-w-[60%] shrink-0 truncate font-medium">{typed.domain}</span>
          )}
        </span>
      )}
    </Field>
  );
}
