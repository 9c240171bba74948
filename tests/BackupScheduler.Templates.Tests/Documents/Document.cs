using System.Text.RegularExpressions;

namespace BackupScheduler.Templates.Tests.Documents;

/// <summary>A document of the repository, with the commands that it tells its readers to paste.</summary>
internal sealed partial class Document(string file)
{
    public string Text { get; } = File.ReadAllText(Repository.PathOf(file));

    /// <summary>Each <c>aws cloudformation deploy</c>, its continued lines joined.</summary>
    public IReadOnlyList<Deployment> Deployments =>
    [
        .. Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.StartsWith("aws cloudformation deploy", StringComparison.Ordinal))
            .Select(Deployment.Read),
    ];

    /// <summary>The lines between a heading of the second level and the next.</summary>
    public IReadOnlyList<string> Section(string heading)
    {
        var after = Text.Split('\n').SkipWhile(line => line != $"## {heading}").Skip(1).ToList();
        Assert.NotEmpty(after);
        return [.. after.TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
    }

    internal sealed partial record Deployment(string Template, IReadOnlyList<string> Parameters)
    {
        public static Deployment Read(string line) => new(
            TemplateOption().Match(line).Groups[1].Value,
            [.. Override().Matches(After(line, "--parameter-overrides")).Select(match => match.Groups[1].Value)]);

        private static string After(string line, string option) =>
            line.IndexOf(option, StringComparison.Ordinal) is var at and >= 0 ? line[at..] : "";

        [GeneratedRegex(@"--template-file \S*?([a-z-]+\.yaml)")]
        private static partial Regex TemplateOption();

        [GeneratedRegex(@" ([A-Z][A-Za-z]+)=")]
        private static partial Regex Override();
    }
}
