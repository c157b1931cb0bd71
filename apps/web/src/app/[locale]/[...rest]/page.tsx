import { notFound } from 'next/navigation';

/** So that an unknown address is answered in the reader's language, within our layout. */
export default function UnknownPage() {
  notFound();
}
