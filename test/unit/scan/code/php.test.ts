import { expect, it } from 'vitest';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const rule = {
  kind: 'code',
  id: 'sink',
  category: 'xss',
  severity: 'high',
  confidence: 'high',
  languages: ['php'],
  keywords: [],
  analysis: {
    context: 'html',
    calls: [{ callee: ['echo', 'show'], arg: 'all', when: { tainted: 'high' } }],
    commands: [{ when: { tainted: 'high' } }],
  },
} as unknown as CodeRule;

function lines(code: string): number[] {
  return analyzeSource(`<?php\n${code}`, 'php', [rule]).map((match) => match.startLine);
}

it('reads echo as a call, in code and as a short tag', () => {
  expect(lines('echo "a", $_GET["x"];')).toEqual([2]);
  expect(analyzeSource('<p><?= $_GET["x"] ?></p>', 'php', [rule])).toHaveLength(1);
});

it('takes a leading backslash for the global name', () => {
  expect(lines('\\show($_POST["x"]);')).toEqual([2]);
});

it('reads backticks as a command', () => {
  expect(lines('$out = `ls {$_GET["x"]}`;')).toEqual([2]);
});

it('follows values through closures with use and through array literals', () => {
  expect(
    lines('$f = function () use ($a) {\n  $x = array("k" => $_GET["x"]);\n  show($x);\n};'),
  ).toEqual([4]);
});

it('does not take isset for a guard, but membership of a list', () => {
  expect(lines('if (isset($_GET["x"])) { echo $_GET["x"]; }')).toEqual([2]);
  expect(lines('if (in_array($_GET["x"], $known)) { echo $_GET["x"]; }')).toEqual([]);
  expect(lines('$v = in_array($_GET["x"], $known) ? $_GET["x"] : "a";\necho $v;')).toEqual([]);
});

it('knows casts, number formats and filters', () => {
  expect(lines('echo (int) $_GET["x"];')).toEqual([]);
  expect(lines('echo sprintf("%d", $_GET["x"]);')).toEqual([]);
  expect(lines('echo filter_var($_GET["x"], FILTER_VALIDATE_INT);')).toEqual([]);
  expect(lines('echo sprintf("%s", $_GET["x"]);')).toEqual([2]);
});

it('reads one member after a name in a text', () => {
  expect(lines('$q = "a $request->term";\necho $q;')).toEqual([3]);
  expect(lines('$a = ["x" => $_GET["x"]];\necho "b $a[x]";')).toEqual([3]);
});

it('ends a name in a text at a backslash', () => {
  expect(lines('$c = "cp \\"$a\\" b";\n$d = "e";\necho $_GET["x"];')).toEqual([4]);
});

it('knows an array of the program under the name of the request', () => {
  expect(lines('$request = array();\necho $request["x"];')).toEqual([]);
  expect(lines('echo $request["x"];')).toEqual([2]);
});

it('takes the parameters of a route for outside data', () => {
  expect(lines('#[Route("/a/{n}")]\nfunction a(string $n) { echo $n; }')).toEqual([3]);
  expect(lines('#[Route("/a/{n}")]\nfunction a(Post $n) { echo $n; }')).toEqual([]);
});

it('takes the parameter of a private method for what its calls hand over', () => {
  const handed = (given: string, use = 'private') =>
    lines(
      `class A {\n  function a($x) { $this->b(${given}); }\n  ${use} function b($y) { show($y); }\n}`,
    );
  const params = (text: string) =>
    analyzeSource(`<?php\n${text}`, 'php', [
      {
        ...rule,
        analysis: {
          context: 'html',
          calls: [{ callee: 'show', when: { tainted: 'high', param: 'low' } }],
        },
      } as unknown as CodeRule,
    ]).map((match) => match.severity);
  const source = (given: string, use: string, more = '') =>
    `class A {\n  function a($x) { $this->b(${given});${more} }\n  ${use} function b($y) { show($y); }\n}`;
  expect(handed('$_GET["x"]')).toEqual([4]);
  expect(params(source('"a"', 'private'))).toEqual([]);
  expect(params(source('$x', 'private'))).toEqual(['low']);
  expect(params(source('"a"', 'public'))).toEqual(['low']);
  expect(params(source('"a"', 'private', ' usort($l, [$this, "b"]);'))).toEqual(['low']);
});

it('judges a command by its text, whatever is done with what it gives', () => {
  expect(lines('$n = trim(`wc -l {$_GET["x"]}`);')).toEqual([2]);
});

it('does not take a test for http or a slash for a limit of an address', () => {
  const redirects = (test: string) =>
    analyzeSource(`<?php\n$to = $_GET["to"];\nif (${test}) { go($to); }`, 'php', [
      {
        ...rule,
        analysis: { context: 'redirect', calls: [{ callee: 'go', when: { tainted: 'high' } }] },
      } as unknown as CodeRule,
    ]).length;
  expect(redirects('strpos($to, "http") === 0 || strpos($to, "/") === 0')).toBe(1);
  expect(redirects('strpos($to, "/") === 0 && strpos($to, "//") !== 0')).toBe(0);
  expect(redirects('str_starts_with($to, "https://example.com/")')).toBe(0);
});

it('judges a call by what it is given itself, not by what another call is given', () => {
  const f = 'function f($x) { return trim($x); }';
  expect(lines(`${f}\nshow(f($_GET["x"]));\nshow(f($row["x"]));`)).toEqual([3]);
});

it('follows the items of an array that is never declared, or pushed', () => {
  const loop = (body: string) =>
    lines(`foreach ($_GET["x"] as $x) { ${body} }\nshow(implode($l));`);
  expect(loop('$l[] = $x;')).toEqual([3]);
  expect(loop('$l[$i] = $x;')).toEqual([3]);
  expect(loop('array_push($l, $x);')).toEqual([3]);
  expect(loop('$l[] = (int) $x;')).toEqual([]);
});

it('takes the place where PHP puts a file for its own', () => {
  expect(lines('$f = $_FILES["x"];\nshow($f["tmp_name"]);\nshow($f["name"]);')).toEqual([4]);
  expect(lines('show($_POST["tmp_name"]);')).toEqual([2]);
});

it('reads an assignment inside of a test', () => {
  expect(lines('if (!($x = $_GET["x"])) { exit; }\nshow($x);')).toEqual([3]);
  expect(lines('if ($a && ($x = $_GET["x"])) { show($x); }')).toEqual([2]);
});

it('takes what is validated for what was sent', () => {
  expect(lines('show($request->validate(["a" => "required"])["a"]);')).toEqual([2]);
});

it('asks of each request value in a text whether it was tested', () => {
  const exits = 'if (!in_array($_GET["a"], $known)) { exit; }\n';
  expect(lines(`${exits}echo $_GET["a"] . $_GET["b"];`)).toEqual([3]);
  expect(lines(`${exits}$t = "$_GET[a]";\necho $t;`)).toEqual([]);
  expect(
    lines(`${exits}if (!in_array($_GET["b"], $known)) { exit; }\necho $_GET["a"] . $_GET["b"];`),
  ).toEqual([]);
});

it('takes the answer of a check that is compared for the check', () => {
  const checks = '$found = isKnown($_GET["a"]);\n';
  expect(lines(`$found = 1;\n${checks}if ($found !== false) { echo $_GET["a"]; }`)).toEqual([]);
  expect(lines(`${checks}$found = 1;\nif ($found !== false) { echo $_GET["a"]; }`)).toEqual([4]);
});

it('trusts what a code that was compared covers', () => {
  const mac = '$mac = hash_hmac("sha256", $_POST["a"], $key);\n';
  expect(lines(`${mac}if ($mac !== $_POST["mac"]) { exit; }\necho $_POST["a"];`)).toEqual([]);
  expect(lines(`${mac}if ($mac !== $_POST["mac"]) { warn(); }\necho $_POST["a"];`)).toEqual([4]);
  expect(
    lines(`${mac}if (!hash_equals($mac, $_POST["mac"])) { exit; }\necho $_POST["b"];`),
  ).toEqual([4]);
});

it('takes the parts of the address that a route or a controller is handed for outside data', () => {
  expect(lines('Route::get("/hi/{name}", function ($name) { echo $name; });')).toEqual([2]);
  expect(lines('Route::get("/hi/{name}", function ($other) { echo $other; });')).toEqual([]);
  const method = (head: string) =>
    `class A extends Controller {\n  ${head} {\n    echo $name;\n  }\n}`;
  expect(lines(method('public function show(Request $request, string $name)'))).toEqual([4]);
  expect(lines(method('public function show(Request $request, int $name)'))).toEqual([]);
  expect(lines(method('public function show(string $name)'))).toEqual([]);
  expect(lines(method('private function show(Request $request, string $name)'))).toEqual([]);
});

it('tells a request that is sent from one that came', () => {
  const code = '$response = Request::get($uri)->send();\necho $response->body->name;';
  expect(lines(`use Httpful\\Request;\n${code}`)).toEqual([]);
  expect(lines(`use Illuminate\\Http\\Request;\n${code}`)).toEqual([4]);
});

it('reads elseif, tests that abort and anonymous functions as guards', () => {
  const known = 'in_array($_GET["x"], $known)';
  expect(lines(`if ($a) { go(); } elseif (${known}) { echo $_GET["x"]; }`)).toEqual([]);
  expect(lines(`if ($a): go(); elseif (${known}): echo $_GET["x"]; endif;`)).toEqual([]);
  expect(
    lines(`if ($a): go(); elseif (${known}): go(); else: echo 1; endif; echo $_GET["x"];`),
  ).toEqual([2]);
  expect(lines(`abort_unless(${known}, 404);\necho $_GET["x"];`)).toEqual([]);
  expect(
    lines('$a = array_map(function ($v) { return (int) $v; }, $_GET["x"]);\necho $a[0];'),
  ).toEqual([]);
  expect(lines('$a = array_map(fn ($v) => trim($v), $_GET["x"]);\necho $a[0];')).toEqual([3]);
});

it('reads the requests of less used frameworks, and the numbers that they are asked for', () => {
  expect(lines('show(Tools::getValue("a"));')).toEqual([2]);
  expect(lines('show(GeneralUtility::_GP("a"));')).toEqual([2]);
  expect(lines('show(required_param("a", PARAM_RAW));')).toEqual([2]);
  expect(lines('show(required_param("a", PARAM_INT));')).toEqual([]);
  expect(lines('defined("_JEXEC") or die; show($app->input->getString("a"));')).toEqual([2]);
  expect(lines('defined("_JEXEC") or die; show($app->input->getCmd("a"));')).toEqual([]);
  expect(lines('namespace phpbb\\a; show($this->request->variable("a", ""));')).toEqual([2]);
  expect(lines('namespace phpbb\\a; show($this->request->variable("a", 0));')).toEqual([]);
});

it('takes what controllers and components of these are handed', () => {
  const method = (head: string) => `${head} {\n  public function renderA($a) { show($a); }\n}`;
  expect(lines(method('class ShopPresenter extends Nette\\Application\\UI\\Presenter'))).toEqual([
    3,
  ]);
  expect(lines(method('class Shop extends Page'))).toEqual([]);
  const component = 'class A extends Component { function a() { show($this->search); } }';
  expect(lines(`use Livewire\\Component;\n${component}`)).toEqual([3]);
  expect(lines(component)).toEqual([]);
});

it('knows that a well-formed address may lead anywhere', () => {
  const url = structuredClone(rule);
  url.analysis = { ...(url.analysis as object), context: 'url' } as CodeRule['analysis'];
  const code = (test: string) => `<?php\n$u = $_GET["u"];\nif (!${test}) { exit; }\nshow($u);`;
  expect(analyzeSource(code('filter_var($u, FILTER_VALIDATE_URL)'), 'php', [url])).toHaveLength(1);
  expect(analyzeSource(code('in_array($u, $known, true)'), 'php', [url])).toHaveLength(0);
});

it('takes what list(), brackets and loops part', () => {
  expect(lines('list($a, $b) = explode("-", $_GET["x"]);\necho $b;')).toEqual([3]);
  expect(lines('["n" => $n, "m" => [$m]] = $_POST;\necho $n;\necho $m;')).toEqual([3, 4]);
  expect(lines('["a" => $a] = ["a" => "x", "b" => $_GET["b"]];\necho $a;')).toEqual([]);
  expect(lines('[$this->a] = $_POST["p"];\necho $this->a;')).toEqual([3]);
  expect(lines('foreach ($_GET["x"] as &$v) { echo $v; }')).toEqual([2]);
  expect(lines('foreach ($_GET["x"] as [$a, $b]) { echo $b; }')).toEqual([2]);
  expect(lines('foreach ($_POST["p"] ?? [] as $i => list("n" => $n)) { echo $n; }')).toEqual([2]);
});

it('takes the keys of what is sent for outside data, those of own arrays not', () => {
  expect(lines('foreach ($_POST as $k => $v) { echo $k; }')).toEqual([2]);
  const sent = '$all = json_decode(file_get_contents("php://input"), true) ?? [];\n';
  expect(lines(`${sent}foreach ($all as $k => $v) {\n echo $k; }`)).toEqual([4]);
  expect(lines('foreach (["a" => $_GET["a"]] as $k => $v) { echo $k; }')).toEqual([]);
  expect(lines('foreach ($request->only(["a"]) as $k => $v) { echo $k; }')).toEqual([]);
  expect(lines('function f($row) { foreach ($row as $k => $v) { echo $k; } }')).toEqual([]);
});

it('knows what match chooses, and what its arms have tested', () => {
  const from = (arms: string): number[] => lines(`$x = match (${arms} };\necho $x;`);
  expect(from('$k) { "a" => $_GET["x"], default => "b"')).toEqual([3]);
  expect(from('true) { isset($_GET["x"]) => $_GET["x"], default => "b"')).toEqual([3]);
  expect(from('$_GET["x"]) { "a", "b" => $_GET["x"], default => "c"')).toEqual([]);
  expect(from('true) { in_array($_GET["x"], $known) => $_GET["x"], default => "c"')).toEqual([]);
  expect(from('$_GET["x"]) { "a" => "b", default => throw new E()')).toEqual([]);
});

it('reads compact() as the array it makes', () => {
  expect(lines('$q = $_GET["q"];\n$a = compact("q", "r");\necho $a["q"];')).toEqual([4]);
  expect(lines('$q = 1;\n$a = compact("q");\necho $a["q"];')).toEqual([]);
});

it('follows a text into what parse_str and a loose pattern make of it', () => {
  expect(lines('parse_str($_SERVER["QUERY_STRING"], $q);\necho $q["a"];')).toEqual([3]);
  expect(lines('preg_match("/=(.*)/", $_GET["q"], $m);\necho $m[1];')).toEqual([3]);
  expect(lines('preg_match("/^(\\\\d+)$/", $_GET["q"], $m);\necho $m[1];')).toEqual([]);
});

it('knows which item of a result is taken', () => {
  const own = 'function both($t) { return [quoted(), $t]; }\nfunction quoted() { return "x"; }\n';
  expect(lines(`${own}[$a, $b] = both($_GET["x"]);\necho $a;\necho $b;`)).toEqual([6]);
});

it('follows generators, reductions and items of properties', () => {
  const all = 'function picked() { foreach ($_GET["f"] as $f) { yield $f; } }\n';
  expect(lines(`${all}foreach (picked() as $f) { echo $f; }`)).toEqual([3]);
  const reduce = (of: string): number[] =>
    lines(`echo array_reduce($_POST["n"], fn ($all, $n) => $all . ${of}, "");`);
  expect(reduce('"<li>$n"')).toEqual([2]);
  expect(lines('echo implode(array_map(intval(...), $_POST["n"]));')).toEqual([]);
  expect(
    lines(
      'class A { function a() { self::$c["d"] = $_GET["d"]; }\nfunction b() { echo self::$c["d"]; } }',
    ),
  ).toEqual([3]);
  expect(lines('define("P", $_GET["p"]);\necho P;')).toEqual([3]);
});

it('does not take the test of a key for one of the item', () => {
  expect(
    lines(
      'foreach ($_POST as $k => $v) {\n if (in_array($k, $known)) {\n  echo $k;\n  echo $v; } }',
    ),
  ).toEqual([5]);
});
