let segmenter: Intl.Segmenter | undefined

/**
 * Words of a text, Chinese ones too: `卷积神经网络` is 卷积, 神经 and 网络. Both the index and what is
 * searched for go through here.
 */
export const wordsOf = (text: string): string[] => {
  if (!/\p{Script=Han}/u.test(text)) return text.split(/[\n\r\p{Z}\p{P}\p{S}]+/u).filter(Boolean)
  segmenter ??= new Intl.Segmenter('zh-CN', { granularity: 'word' })
  return [...segmenter.segment(text)].filter((each) => each.isWordLike).map((each) => each.segment)
}
