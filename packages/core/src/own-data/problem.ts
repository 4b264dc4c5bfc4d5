/** Why data that someone brought along cannot be learned from. */
export type OwnDataProblem =
  | { readonly what: 'few-classes'; readonly count: number }
  | { readonly what: 'many-classes'; readonly count: number; readonly most: number }
  | {
      readonly what: 'small-class'
      readonly name: string
      readonly count: number
      readonly least: number
    }
  | { readonly what: 'many-pictures'; readonly count: number; readonly most: number }
  | { readonly what: 'picture-size'; readonly size: number; readonly sizes: readonly number[] }
  | { readonly what: 'few-rows'; readonly count: number; readonly least: number }
  | { readonly what: 'many-rows'; readonly count: number; readonly most: number }
  | { readonly what: 'no-column'; readonly name: string; readonly known: readonly string[] }
  | { readonly what: 'target'; readonly name: string; readonly because: 'one-value' | 'many-texts' }
  | { readonly what: 'no-features' }
