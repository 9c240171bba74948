using System.Text.RegularExpressions;

namespace BackupScheduler.Cli.Package;

/// <summary>
/// The parameters of a template, found and set in its text: a YAML writer would lose comments and short forms. Whatever does not stand exactly where it
/// is expected is an error.
/// </summary>
internal sealed partial class TemplateParameters
{
    private readonly string _name;
    private readonly string[] _lines;

    public TemplateParameters(string name, string text) => (_name, _lines) = (name, text.Split('\n'));

    /// <summary>The template with what was set.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>The parameters that have to be given, in their order.</summary>
    public IEnumerable<string> Required() => Section().Select(i => Head().Match(_lines[i])).Where(head => head.Success)
        .Select(head => head.Groups[1].Value).Where(parameter => DefaultsOf(parameter).Count == 0);

    /// <summary>Sets a parameter's default.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="from">What must stand there.</param>
    /// <param name="to">What is to stand there.</param>
    /// <exception cref="PackagingException">The template does not have it exactly once.</exception>
    public void SetDefault(string parameter, string from, string to)
    {
        var found = DefaultsOf(parameter);
        if (found is not [var line] || Value(line) != from)
            throw new PackagingException(
                $"{_name}: parameter {parameter}: expected one line 'Default: {from}', found {(found.Count == 0 ? "none" : string.Join(", ", found.Select(i => $"'{_lines[i].Trim()}'")))}");
        _lines[line] = $"    Default: {to}";
    }

    private List<int> DefaultsOf(string parameter)
    {
        var section = Section().ToList();
        var heads = section.Where(i => Head().Match(_lines[i]) is { Success: true } head && head.Groups[1].Value == parameter).ToList();
        return [.. heads.SelectMany(head => section.SkipWhile(i => i <= head).TakeWhile(i => !Head().IsMatch(_lines[i]))).Where(i => Default().IsMatch(_lines[i]))];
    }

    private string Value(int line) => Default().Match(_lines[line]).Groups[1].Value;

    // The lines of the section of parameters, which ends where the next section begins.
    private IEnumerable<int> Section()
    {
        var start = Array.FindIndex(_lines, line => line.TrimEnd() == "Parameters:");
        return start < 0 ? [] : Enumerable.Range(start + 1, _lines.Length - start - 1).TakeWhile(i => !Top().IsMatch(_lines[i]));
    }

    [GeneratedRegex("^[A-Za-z]")]
    private static partial Regex Top();

    [GeneratedRegex("^  ([A-Za-z0-9]+):\\s*$")]
    private static partial Regex Head();

    [GeneratedRegex("^    Default:\\s*(.*?)\\s*$")]
    private static partial Regex Default();
}
