import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRuleFile } from '../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const folder = join(import.meta.dirname, '../../../../rules/code/java');
const rules = readdirSync(folder).flatMap((name) =>
  readRuleFile(readFileSync(join(folder, name), 'utf8'), name).map(({ rule }) => rule as CodeRule),
);

/** `line rule` of every match, `first` being the first line's number. */
function found(source: string, language = 'java'): string[] {
  return analyzeSource(source, language, rules).map(
    ({ startLine, rule }) => `${startLine} ${rule.id}`,
  );
}

it('follows request data through collections, decoding and a builder', () => {
  const source = `class A extends HttpServlet {
  void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Enumeration<String> headers = request.getHeaders("X");
    String param = URLDecoder.decode(headers.nextElement(), "UTF-8");
    List<String> values = new ArrayList<>();
    values.add(param);
    StringBuilder sql = new StringBuilder("SELECT * FROM t WHERE a = '");
    sql.append(values.get(0)).append("'");
    statement.executeQuery(sql.toString());
  }
}`;
  expect(found(source)).toContain('9 java-sql-injection');
});

it('reads an array initializer as the list of what runs', () => {
  const source = `class A {
  void f(String host) throws Exception {
    String[] command = {"sh", "-c", "ping " + host};
    Runtime.getRuntime().exec(command);
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "ping " + host});
    Runtime.getRuntime().exec(new String[] {"uptime", "-p"});
  }
}`;
  expect(found(source)).toEqual(['4 java-command-injection', '5 java-command-injection']);
});

it('looks only at the method around for the settings of a parser', () => {
  const source = `class A {
  Document open(InputStream in) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
  }
  Document closed(InputStream in) throws Exception {
    DocumentBuilderFactory dbf = DocumentBuilderFactory.newInstance();
    dbf.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return dbf.newDocumentBuilder().parse(in);
  }
}`;
  expect(found(source)).toEqual(['3 java-xxe']);
});

it('knows the algorithm a key generator was made for', () => {
  const source = `class A {
  void f() throws Exception {
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(256);
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
  }
}`;
  expect(found(source)).toEqual(['6 java-small-key']);
});

it('tells an anonymous class from a method', () => {
  const source = `class A {
  TrustManager f(X509TrustManager given) {
    return new X509TrustManager() {
      public void checkServerTrusted(X509Certificate[] chain, String type) {}
      public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        given.checkClientTrusted(chain, type);
      }
    };
  }
}`;
  expect(found(source)).toEqual(['4 java-tls-verify-off']);
});

it('reads Kotlin templates and annotated parameters', () => {
  const source = `@RestController
class Users(val jdbc: JdbcTemplate, val rest: RestTemplate) {
  @GetMapping("/users")
  fun find(@RequestParam name: String, @RequestParam id: Long) {
    jdbc.queryForList("SELECT * FROM users WHERE name = '$name'")
    jdbc.queryForList("SELECT * FROM users WHERE id = $id")
    rest.getForObject(name, String::class.java)
  }
}`;
  expect(found(source, 'kotlin')).toEqual(['5 java-sql-injection', '7 java-ssrf']);
});

it('follows a map with types of its own, and a branch without braces', () => {
  const source = `class A extends HttpServlet {
  void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Map<String, String[]> map = request.getParameterMap();
    String name = "";
    String[] in = map.get("name");
    if (in != null) name = in[0];
    else name = "none";
    InputStream file = new FileInputStream(new File(DIR + name));
  }
}`;
  expect(found(source)).toContain('8 java-path-traversal');
});

it("gives back the value of Kotlin's expression bodies, each under its own annotations", () => {
  const source = `@RestController
class A {
  @GetMapping("/a")
  fun a(@RequestParam n: String): String = "<h1>$n</h1>"
  private fun b(n: String) = "<b>$n</b>"
}`;
  const matches = found(source, 'kotlin');
  expect(matches).toContain('4 java-reflected-xss');
  expect(matches).not.toContain('5 java-reflected-xss');
});

it('reads the expression body of a lambda', () => {
  const source = `class A { void f(Javalin app) {
    app.get("/go", ctx -> ctx.redirect(ctx.queryParam("to")));
  } }`;
  expect(found(source)).toContain('2 java-open-redirect');
});

it('follows chained calls in a file that imports a whole package', () => {
  const source = `import java.util.*;
class A { void f(HttpServletRequest request) throws Exception {
    String name = Optional.ofNullable(request.getParameter("f")).orElse("index");
    Files.readString(Path.of("/srv").resolve(name));
  } }`;
  expect(found(source)).toContain('4 java-path-traversal');
});

it('takes a method for no test because another language has a word of its name', () => {
  const source = `class A { @GetMapping("/m") boolean match(@RequestParam String q) {
    return Pattern.compile(q).matcher(text).find();
  } }`;
  expect(found(source)).toContain('2 java-regex-injection');
});

it('takes the arguments of a helper for no command line', () => {
  const source = `class A { void start(List<String> args) throws Exception {
    new ProcessBuilder("tool", args.get(0)).start();
  } }`;
  expect(found(source)).toEqual([]);
});

it('leaves typed readers alone that only share the name of readObject', () => {
  const source = `class A { void read(ObjectDataInput in) throws Exception {
    value = in.readObject();
  } }`;
  expect(found(source)).toEqual([]);
});

it('reads what branches give as a choice of values', () => {
  const source = `class A {
  void f(String order) {
    String fixed = switch (order) { case "n" -> "name"; case "a" -> { log(); yield "age"; } default -> "id"; };
    entityManager.createQuery("from User u where u.x = " + fixed);
    String open = switch (order) { case "n" -> "name"; default -> order; };
    entityManager.createQuery("from User u where u.x = " + open);
  }
}`;
  expect(found(source)).toEqual(['6 java-sql-injection']);
  const kotlin = `class A {
  fun f(order: String, c: Connection) {
    val fixed = when (order) { "n" -> "name"; else -> "id" }
    val way = if (order == "desc") { "DESC" } else { "ASC" }
    c.createStatement().executeQuery("SELECT * FROM u WHERE x = $fixed ORDER BY y $way")
    val open = when {
      order == "n" -> "name"
      else -> order
    }
    c.createStatement().executeQuery("SELECT * FROM u WHERE x = '$open'")
  }
}`;
  expect(found(kotlin, 'kotlin')).toEqual(['10 java-sql-injection']);
});

it("takes Kotlin's capitalised callee for a class that is made", () => {
  const source = `import javax.crypto.spec.*
val iv = IvParameterSpec(ByteArray(16))
val key = SecretKeySpec("0123456789abcdef".toByteArray(), "AES")`;
  expect(found(source, 'kotlin')).toEqual(['2 java-static-iv', '3 java-hardcoded-key']);
});

it("follows Kotlin's scope functions and what blocks build", () => {
  const source = `class A {
  fun f(@RequestParam id: String, @RequestParam name: String) {
    id.toLongOrNull()?.let { jdbcTemplate.queryForList("SELECT * FROM t WHERE id = $it") }
    name.let { jdbcTemplate.queryForList("SELECT * FROM t WHERE id = '$it'") }
    val sql = buildString {
      append("SELECT * FROM t WHERE id = '")
      append(name).append("'")
    }
    jdbcTemplate.queryForList(sql)
    val text = """
      SELECT * FROM t
      WHERE id = '$name'
    """.trimIndent()
    jdbcTemplate.queryForList(text)
    val mapper = ObjectMapper().apply { enableDefaultTyping() }
  }
}`;
  expect(found(source, 'kotlin')).toEqual([
    '4 java-sql-injection',
    '9 java-sql-injection',
    '14 java-sql-injection',
    '15 java-unsafe-deserialization',
  ]);
});

it('takes fields that Struts fills for request data', () => {
  const source = `public class Show extends ActionSupport {
  private String file;
  private String own;
  public void setFile(String f) { this.file = f; }
  public String execute() throws Exception {
    in = new FileInputStream("/srv/" + file);
    other = new FileInputStream("/srv/" + own);
    return SUCCESS;
  }
}`;
  expect(found(source)).toEqual(['6 java-path-traversal']);
});
