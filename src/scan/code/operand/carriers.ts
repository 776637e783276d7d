/**
 * Calls whose result holds what they are given, by the last name, lower case: conversions, encodings, hashes,
 * formats, collections and what maps over them.
 */
const CARRIES =
  /^(?:(?:to|from|as|in)?_?(?:str(?:ing)?s?|text|bytes?|hex|chars?|ints?|long|number|list|array|base\d\d|buffer)(?:_?value|_?format)?|to(?:_?\w{1,20})?|parse\w*|value_?of|code_?point\w*|from_?char_?code|from_?code_?point|chr|ord|pack|unpack1?|str|string|int\d*|uint\d*|rune|float\d*|bytes|bytearray|byte|char|number|list|tuple|array|range|abs|floor|ceil|round|trunc|hex|oct|bin|bin2hex|dechex|base_convert|intval|strval|itoa|quote|format\w*|sprintf|vsprintf|sprint|sprintln|append\w*|join\w*|implode|concat\w*|combine|merge|md5|md5_hex|sha\d*|sha_?\d+|(?:\w{1,20}_)?hash\w*|digest|hexdigest|base64digest|sum\d*|compute_?hash|update|final\w*|crc32|\w*encode\w*|\w*decode\w*|urlsafe_\w+|\w*b64\w*|base\d\d\w*|btoa|escape\w*|urlencode|uuid|reverse\w*|strrev|sort\w*|shuffle\w*|upper\w*|lower\w*|strto\w+|ucfirst|capitalize|trim|rtrim|replace\w*|str_pad|pad\w*|zfill|rjust|ljust|wrap|copy\w*|clone|slice|map\w*|flat_?map|select|collect\w*|array_\w+|reduce|fold|aggregate|generate|(?:str_)?repeat\w*|(?:mb_)?str_split|times|list_?of|array_?of|build_?string|of|from|add|plus|max|min|pow|await|resolve|alloc|b|bytes_of|wrap|max|fromhex|serialize|stringify|dumps|json_encode)$/;

/** Those of one text, from which a piece is taken: what the other arguments say is only how long it is. */
const SLICES =
  /^(?:substr\w*|mb_substr|slice|splice|sub_?sequence|take|first|last|limit|skip|truncate|left|right|str_?pad|pad\w*|zfill|rjust|ljust|repeat\w*|replace\w*|round|to_?fixed|to_?precision|split\w*|chunk\w*)$/;

/** What picks one of what it is called on, or of its first argument. */
const PICKS = /^(?:char_?at|code_?point_?at|char_?code_?at|at|element_?at|get|nth|fetch|dig)$/;

/** What only tells something of its operand. */
const TELLS =
  /^(?:len|[lL]ength|[sS]ize|[cC]ount|[eE]quals?\w*|[iI]ncludes?|[cC]ontains?\w*|has|[hH]as[A-Z_]\w*|is[_A-Z]\w*|Is[A-Z]\w*|isset|empty|[iI]ndexOf|index|[cC]ompare\w*|[tT]est|[mM]atch\w*|[sS]tarts_?[wW]ith|[eE]nds_?[wW]ith|strcmp|strlen|typeof|nil\?|empty\?|include\?|[vV]erify\w*|[cC]heck\w*|[vV]alidate\w*|insert|save|execute|log|print\w*|console)$/;

/** What makes one text or block of many items. */
const JOINS =
  /^(?:join\w*|implode|concat\w*|collect|string|str|bytes|bytearray|value_?of|format|sprintf|reduce|fold|aggregate|build_?string|pack|of_?values|copy_?value_?of)$/i;

/** Collections of characters, by the last word of the name. */
const CHARACTERS =
  /(?:chars?|charset|characters?|letters?|alphabets?|alpha(?:num\w*|bet\w*)?|digits?|symbols?|ascii\w*|hex\w*|base\d\d|numbers|numerals|possible|pool|punctuation|consonants?|vowels?|lower(?:case)?|upper(?:case)?|alnum|specials?|printable|candidates|seed_?chars|source)$/i;

/** What is made of what it is given: a text, a list of bytes. */
const MADE_OF =
  /^(?:\w*[sS]tring\w*|\w*Array|Buffer|List|BigInteger|BigInt|Set|Vec|hashlib|\w*Hash|MessageDigest)$/;

/** Whether an object of a class holds what its constructor is given, and nothing else. */
export function isMadeOf(type: string): boolean {
  return MADE_OF.test(type);
}

/** Whether a call hands on what it is given. */
export function carriesArguments(name: string): boolean {
  return CARRIES.test(name.toLowerCase()) || SLICES.test(name.toLowerCase());
}

export function takesPiece(name: string): boolean {
  return SLICES.test(name.toLowerCase());
}

export function picksItem(name: string): boolean {
  return PICKS.test(name.toLowerCase());
}

export function onlyTells(name: string): boolean {
  return TELLS.test(name);
}

export function joinsItems(name: string): boolean {
  return JOINS.test(name);
}

export function namesCharacters(name: string): boolean {
  return CHARACTERS.test(name);
}
