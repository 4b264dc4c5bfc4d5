/** True of the fragment of a link to an exercise; other fragments are places in the page. */
export const looksLikeLink = (fragment: string): boolean => /^v\d+\./.test(fragment)
