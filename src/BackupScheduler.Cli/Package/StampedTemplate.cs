using System.Text.RegularExpressions;

namespace BackupScheduler.Cli.Package;

/// <summary>
/// A template in whose text single values are set: a YAML writer would lose comments and short forms. Whatever does not stand exactly where it is expected,
/// once, is an error.
/// </summary>
internal sealed partial class StampedTemplate
{
    private readonly string _name;
    private readonly string[] _lines;

    /// <param name="name">The template, for the errors.</param>
    /// <param name="text">Its text.</param>
    public StampedTemplate(string name, string text) => (_name, _lines) = (name, text.Split('\n'));

    /// <summary>The template with what was set.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>The parameters that have to be given, in their order.</summary>
    public IEnumerable<string> Required() => Parameters().Where(parameter => !parameter.Body.Exists(line => IsKey(line, "    Default"))).Select(parameter => parameter.Name);

    /// <summary>Sets a value of the mapping of the package's files.</summary>
    /// <param name="key">The value's key.</param>
    /// <param name="from">What must stand there.</param>
    /// <param name="to">What is to stand there.</param>
    /// <exception cref="PackagingException">The template does not have it exactly once.</exception>
    public void SetFile(string key, string from, string to)
    {
        var start = $"      {key}";
        Set([.. Below(Below(Section("Mappings:"), "  Package:"), "    Files:").Where(line => IsKey(line, start))], $"Package / Files / {key} of the mappings", start, from, to);
    }

    private void Set(int[] lines, string what, string key, string from, string to)
    {
        var wanted = $"{key}: {from}";
        if (lines is not [var line] || _lines[line].TrimEnd() != wanted)
            throw new PackagingException(
                $"{_name}: {what}: expected one line '{wanted.Trim()}', found {(lines.Length == 0 ? "none" : string.Join(", ", lines.Select(i => $"'{_lines[i].Trim()}'")))}");
        _lines[line] = $"{key}: {to}";
    }

    private IEnumerable<(string Name, List<int> Body)> Parameters()
    {
        var section = Section("Parameters:");
        return section.Select(line => ParameterHead().Match(_lines[line])).Where(head => head.Success)
            .Select(head => head.Groups[1].Value).Select(name => (name, Below(section, $"  {name}:")));
    }

    // Until the next line that is no deeper.
    private List<int> Section(string head) => Below([.. Enumerable.Range(0, _lines.Length)], head);

    private List<int> Below(List<int> within, string head)
    {
        var starts = within.Where(line => _lines[line].TrimEnd() == head).ToList();
        var depth = Depth(head);
        return [.. starts.SelectMany(start => within.Where(line => line > start).TakeWhile(line => IsNothing(_lines[line]) || Depth(_lines[line]) > depth))];
    }

    private bool IsKey(int line, string key) => _lines[line].StartsWith($"{key}:", StringComparison.Ordinal);

    private static bool IsNothing(string line) => line.TrimStart() is "" or ['#', ..] or ['\r', ..];

    private static int Depth(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex("^  ([A-Za-z0-9]+):\\s*$")]
    private static partial Regex ParameterHead();
}
