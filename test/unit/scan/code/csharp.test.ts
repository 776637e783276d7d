import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRuleFile } from '../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const folder = join(import.meta.dirname, '../../../../rules/code/csharp');
const rules = readdirSync(folder).flatMap((name) =>
  readRuleFile(readFileSync(join(folder, name), 'utf8'), name).map(({ rule }) => rule as CodeRule),
);

function found(source: string): string[] {
  return analyzeSource(source, 'csharp', rules).map(
    ({ startLine, rule }) => `${startLine} ${rule.id}`,
  );
}

it('takes attributed parameters and those of controllers for request data', () => {
  const source = `public class FilesController : ControllerBase {
  public string Plain(string name) {
    return System.IO.File.ReadAllText("data/" + name);
  }
  [HttpPost]
  public void Post([FromBody] string target) {
    Redirect(target);
  }
  private string Own(string name) {
    return System.IO.File.ReadAllText("data/" + name);
  }
}`;
  expect(found(source)).toEqual(['3 cs-path-traversal', '7 cs-open-redirect']);
});

it('reads object initializers as arguments of the call', () => {
  const source = `class A {
  void F(string host) {
    var one = new ProcessStartInfo("cmd.exe", $"/c ping {host}") { RedirectStandardOutput = true };
    var two = new ProcessStartInfo { FileName = "uptime" };
    var parameters = new TokenValidationParameters
    {
      ValidateIssuer = true,
      ValidateLifetime = false
    };
  }
}`;
  expect(found(source)).toEqual(['3 cs-command-injection', '5 cs-jwt-unverified']);
});

it('knows what TryParse gives out', () => {
  const source = `class A {
  void F(string text) {
    if (!int.TryParse(text, out var id)) return;
    command.CommandText = $"SELECT * FROM t WHERE id = {id}";
    command.CommandText = $"SELECT * FROM t WHERE id = {text}";
  }
}`;
  expect(found(source)).toEqual(['5 cs-sql-injection']);
});

it('keeps interpolation that Entity Framework turns into parameters', () => {
  const source = `class A {
  void F(string name) {
    db.Users.FromSql($"SELECT * FROM Users WHERE Name = {name}");
    db.Database.ExecuteSqlInterpolated($"DELETE FROM Users WHERE Name = {name}");
    db.Users.FromSqlRaw($"SELECT * FROM Users WHERE Name = {name}");
  }
}`;
  expect(found(source)).toEqual(['5 cs-sql-injection']);
});

it('does not take a test of existence for a check of the path', () => {
  const source = `public class FilesController : ControllerBase {
  public IActionResult Get(string name) {
    var path = Path.Combine(root, name);
    if (!System.IO.File.Exists(path)) return NotFound();
    return Ok(System.IO.File.ReadAllBytes(path));
  }
}`;
  expect(found(source)).toEqual(['5 cs-path-traversal']);
});

it('reads the arms of a switch expression as a choice of values', () => {
  const source = `class A {
  void F(string order) {
    var fixedName = order switch { "n" => "Name", "a" or "b" => "Age", _ => "Id" };
    connection.Query<User>($"SELECT * FROM Users WHERE x = {fixedName}");
    var open = order switch { "n" => "Name", _ => order };
    connection.Query<User>($"SELECT * FROM Users WHERE x = {open}");
  }
}`;
  expect(found(source)).toEqual(['6 cs-sql-injection']);
});

it('takes properties that a page binds for request data, and asks what the file imports', () => {
  const source = `using Microsoft.EntityFrameworkCore;
public class IndexModel : PageModel {
  [BindProperty(SupportsGet = true)]
  public string Name { get; set; }
  [BindProperty]
  public int Id { get; set; }
  public void OnGet() {
    System.IO.File.ReadAllText("data/" + Name);
    System.IO.File.ReadAllText("data/" + Id);
    _db.Database.SqlQuery<int>($"SELECT Id FROM Users WHERE Name = {Name}");
  }
}`;
  expect(found(source)).toEqual(['8 cs-path-traversal']);
});
