using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using BackupScheduler.Cli.Shell.Completion;

namespace BackupScheduler.Cli.Shell;

/// <summary>What help, documentation and completion tell of an option.</summary>
internal static class OptionFacts
{
    /// <summary>The options that a command takes, its own first, then those of every command.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Where(option => !option.Recursive).Concat(GlobalOptionsOf(command)).Where(option => !option.Hidden);

    /// <summary>Whether it is there or not, and has no value.</summary>
    public static bool IsFlag(this Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option is HelpOption or VersionOption;

    /// <summary>Its names as they are typed: the long one, and others such as <c>-h</c>.</summary>
    public static IEnumerable<string> NamesOf(Option option) =>
        option.Aliases.Where(alias => alias.StartsWith('-')).Order(StringComparer.Ordinal).Prepend(option.Name);

    /// <summary>What to type, such as <c>--from &lt;way&gt;</c>.</summary>
    public static string Form(Option option) => string.Join(", ", NamesOf(option)) + (option.IsFlag() ? "" : $" <{ValueName(option)}>");

    /// <summary>The words that it accepts; none where it takes anything of a kind.</summary>
    public static IReadOnlyList<string> Words(Symbol symbol) =>
        symbol is Option option && option.IsFlag() ? [] : [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];

    /// <summary>What its value may become, begun as given.</summary>
    public static IReadOnlyList<string> ValuesOf(Symbol symbol, string begun)
    {
        var name = symbol is Option option ? option.HelpName : (symbol as Argument)?.HelpName;
        if (name is "file" or "FILE" or "folder") return Paths.Of(begun, foldersAlone: name == "folder");
        return [.. Words(symbol).Where(word => word.StartsWith(begun, StringComparison.Ordinal))];
    }

    /// <summary>The description of an argument, with what is accepted.</summary>
    public static string Describe(Argument argument) =>
        argument.Description + (Words(argument) is { Count: > 0 } words ? $": {WordOption.Listed(words)}" : "");

    /// <summary>The description, with what is accepted and what is taken unless given.</summary>
    public static string Describe(Option option)
    {
        var words = Words(option);
        var accepted = words.Count > 0 ? $" ({WordOption.Listed(words)})" : "";
        return option.Description + accepted + (Default(option) is { } fallback ? $"; {fallback} unless given" : "") + (option.Required ? "; required" : "");
    }

    private static string ValueName(Option option) => option.HelpName ?? option.Name.TrimStart('-');

    private static string? Default(Option option) =>
        option is { HasDefaultValue: true } && !option.IsFlag() && option.GetDefaultValue() is IConvertible value
            ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static IEnumerable<Option> GlobalOptionsOf(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            foreach (var option in at.Options.Where(option => option.Recursive))
                yield return option;
    }
}
