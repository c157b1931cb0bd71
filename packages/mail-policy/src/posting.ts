import type { ListRecord } from '@relevo/agent-protocol';
import type { Verdict } from './decisions.ts';

export type PostRule =
  | 'post.anyone'
  | 'post.tenant'
  | 'post.member'
  | 'post.listed_address'
  | 'post.listed_domain'
  | 'post.not_tenant'
  | 'post.not_member'
  | 'post.not_listed'
  | 'post.needs_login';
export type PostVerdict = Verdict<PostRule>;

export interface Poster {
  /** The mailbox that logged in, or null for mail from outside. */
  readonly login: { readonly address: string; readonly tenantId: string } | null;
  /** Envelope sender; empty for notices. */
  readonly sender: string;
  /** Its domain is one of this pair's: then only a log-in proves who writes. */
  readonly senderIsOurs: boolean;
}

// RFC 3463 section 3.8: X.7.2, mailing list expansion prohibited.
const REPLY = {
  'post.not_tenant': '550 5.7.2 Only people of the company may write to this list, signed in to their mailbox',
  'post.not_member': '550 5.7.2 Only its members may write to this list, signed in to their mailbox',
  'post.not_listed': '550 5.7.2 Only listed senders may write to this list',
  'post.needs_login': '550 5.7.2 This sender has to sign in to write to this list',
} satisfies Partial<Record<PostRule, string>>;

const permit = (rule: PostRule): PostVerdict => ({ verdict: 'permit', rule, text: '' });
const refuse = (rule: keyof typeof REPLY): PostVerdict => ({ verdict: 'reject', rule, text: REPLY[rule] });

/** May this one write to this list? */
export function mayPost(list: Pick<ListRecord, 'tenantId' | 'members' | 'post'>, poster: Poster): PostVerdict {
  const { login } = poster;
  switch (list.post.kind) {
    case 'anyone':
      return permit('post.anyone');
    case 'tenant':
      return login?.tenantId === list.tenantId ? permit('post.tenant') : refuse('post.not_tenant');
    case 'members':
      return login && list.members.includes(login.address) ? permit('post.member') : refuse('post.not_member');
    case 'listed': {
      if (!login && poster.senderIsOurs) return refuse('post.needs_login');
      const address = login?.address ?? poster.sender.toLowerCase();
      if (list.post.entries.includes(address)) return permit('post.listed_address');
      const domain = address.slice(address.lastIndexOf('@'));
      return list.post.entries.includes(domain) ? permit('post.listed_domain') : refuse('post.not_listed');
    }
  }
}
