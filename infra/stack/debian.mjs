/** Debian packages that the machine lacks. */
import { run } from '../lab/commands.mjs';

// dpkg's own placeholders (dpkg-query(1)).
const FORMAT = ['$', '{Package} $', '{db:Status-Abbrev}\n'].join('');

/**
 * Installs what is missing among `names`; starts no service by it.
 * @param {readonly string[]} names
 * @param {(line: string) => void} note
 */
export async function ensureDebianPackages(names, note) {
  const { stdout } = await run(['dpkg-query', '-W', '-f', FORMAT, ...names]);
  const present = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' ii '))
      .map((line) => line.split(' ')[0]),
  );
  const missing = names.filter((name) => !present.has(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0)
    throw new Error(`missing: ${missing.join(', ')}. Install them (apt-get install ${missing.join(' ')}) or run as root.`);
  note(`installing ${missing.join(', ')}`);
  // RUNLEVEL=1 makes Debian's invoke-rc.d leave services alone: ours run from our own state, on our own ports.
  const install = () =>
    run(['apt-get', 'install', '-y', '--no-install-recommends', ...missing], {
      env: { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
      onLine: note,
    });
  if ((await install()).code === 0) return;
  note('refreshing the package lists');
  await run(['apt-get', 'update']);
  const again = await install();
  if (again.code !== 0) throw new Error(`apt-get install ${missing.join(' ')}: ${again.stderr.trim().split('\n').at(-1)}`);
}
