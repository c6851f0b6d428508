/**
 * A small shop for whole-result tests. Sessions, their first day and their steps (v viewed, c cart, k checkout,
 * s shipped): ann-1 9 Feb vcks, ann-2 12 Feb v, bob-1 9 Feb vc, cat-1 10 Feb vk, dan-1 11 Feb none.
 * Of zz: ann-1 vcks, ann-2 v, bob-1 v, cat-1 k. Of yy: bob-1 vc, cat-1 vk.
 */
export const SHOP = {
  ann: 'view:zz@0s cart:zz@70s checkout:zz@220s ship@2d | view:zz@3d',
  bob: 'view:zz@1h view:yy@61m cart:yy@62m',
  cat: 'view:yy@25h checkout:yy+zz@26h',
  dan: 'search@2d',
} as const

/** Names that break carelessly written SQL, HTML or shells. */
export const HARD_NAMES = [
  "Bird's nest",
  'Say "fern"',
  "x'); drop table event; --",
  'Čaj růže 🌹 العربية',
  '100 % \\ _ $1 {x}',
  '<script>alert(1)</script>',
] as const
