import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Calls when a file grows, is renamed or appears, and once a second in any case: inotify does not promise to tell all. */
export function watchFile(path: string, changed: () => void): { close: () => void } {
  const name = basename(path);
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(dirname(path), (_event, file) => {
      if (file === name || file === null) changed();
    });
    watcher.on('error', () => {});
  } catch {
    // The clock alone must do.
  }
  const timer = setInterval(changed, 1000);
  return {
    close: () => {
      watcher?.close();
      clearInterval(timer);
    },
  };
}
