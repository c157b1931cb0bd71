/**
 * What failed, named, for the last lines of `npm test`: whoever reads only the end of a long output must learn which test it was and why.
 * @param {{ testResults: { name: string, message?: string, status: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} report of vitest, as JSON
 * @returns {string[]} one text for each failure
 */
export function failuresOfVitest(report) {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((one) => one.status === 'failed');
    if (failed.length > 0) return failed.map((one) => named(file.name, one.fullName, (one.failureMessages ?? []).join('\n')));
    return file.status === 'failed' ? [named(file.name, 'did not load, or its preparation failed', file.message ?? '')] : [];
  });
}

/**
 * @typedef {{ title: string, file?: string, suites?: Suite[], specs?: { title: string, ok: boolean, tests: { results: { status: string, error?: { message?: string } }[] }[] }[] }} Suite
 * @param {{ suites?: Suite[] }} report of Playwright, as JSON
 * @returns {string[]} one text for each failure
 */
export function failuresOfPlaywright(report) {
  return (report.suites ?? []).flatMap((suite) => [
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) =>
        named(
          suite.file ?? suite.title,
          spec.title,
          spec.tests.flatMap((test) => test.results.map((one) => one.error?.message ?? '')).join('\n'),
        ),
      ),
    ...failuresOfPlaywright(suite),
  ]);
}

const REASON_LINES = 12;
/** @param {string} file @param {string} test @param {string} reason */
function named(file, test, reason) {
  const lines = reason
    .trim()
    .split('\n')
    .slice(0, REASON_LINES)
    .map((line) => `    ${line.slice(0, 300)}`);
  return [`${file.replace(/^.*\/(?=(?:e2e|apps|packages|infra)\/)/, '')}: ${test}`, ...lines].join('\n');
}
