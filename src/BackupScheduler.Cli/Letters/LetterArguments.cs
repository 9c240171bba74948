using System.CommandLine;
using System.CommandLine.Parsing;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Letters;

/// <summary>The arguments that the commands of <c>dlq</c> share.</summary>
internal sealed class LetterArguments
{
    private readonly OutputArguments _output = new();
    private readonly Option<string?> _profile = AwsAccess.ProfileOption();
    private readonly Option<string?> _region = AwsAccess.RegionOption("the queues");
    private readonly Option<string[]> _causes = Many("--cause", "cause", "letters of this cause, as dlq list names it; repeat it for more", Text);
    private readonly Option<IReadOnlyList<AccountId>?> _accounts = CommaList.Option<AccountId>("--account", AccountId.TryParse, "account ids of 12 digits", "letters of these accounts, ids of 12 digits");
    private readonly Option<IReadOnlyList<TablePattern>?> _tables = CommaList.Option<TablePattern>("--table", TablePattern.TryParse, TablePattern.Accepts, "letters of the tables that these patterns name");
    private readonly Option<string[]> _ids = Many("--id", "id", "this letter; repeat it for more", Text);
    private readonly Option<bool>? _all;

    /// <summary>For a command.</summary>
    /// <param name="all">What <c>--all</c> means; null for a command that needs no filter.</param>
    public LetterArguments(string? all = null)
    {
        if (all is not null) _all = new Option<bool>("--all") { Description = all };
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _causes, _accounts, _tables, _ids }) command.Add(option);
        if (_all is not null)
        {
            command.Add(_all);
            command.Validators.Add(CheckFilter);
        }

        AddCommonTo(command);
    }

    /// <summary>Only those that have nothing to do with which letters are meant.</summary>
    public void AddCommonTo(Command command)
    {
        _output.AddTo(command);
        command.Add(_profile);
        command.Add(_region);
    }

    public LetterOptions Read(ParseResult parsed) => ReadCommon(parsed) with
    {
        Filter = new LetterFilter
        {
            Causes = parsed.GetValue(_causes) ?? [],
            Accounts = parsed.GetValue(_accounts) ?? [],
            Tables = parsed.GetValue(_tables) ?? [],
            Ids = [.. (parsed.GetValue(_ids) ?? []).Distinct(StringComparer.Ordinal)],
            All = _all is not null && parsed.GetValue(_all),
        },
    };

    public LetterOptions ReadCommon(ParseResult parsed) => new()
    {
        Format = _output.Read(parsed),
        Profile = parsed.GetValue(_profile),
        Region = parsed.GetValue(_region),
    };

    private void CheckFilter(CommandResult parsed)
    {
        var isNarrowed = new Option[] { _causes, _accounts, _tables, _ids }.Any(option => parsed.GetResult(option) is { Implicit: false });
        if (isNarrowed == parsed.GetValue(_all!))
            parsed.AddError($"--all: {(isNarrowed ? "given with another filter" : "no filter given")}, accepted: --all, or any of --cause, --account, --table, --id");
    }

    private static Option<string[]> Many(string name, string help, string description, Func<string, bool> isAccepted)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = help, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
        option.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(token => !isAccepted(token.Value))) given.AddError(Given.Line(name, Given.Show(token.Value), "a text that is not empty"));
        });
        return option;
    }

    private static bool Text(string text) => !string.IsNullOrWhiteSpace(text);
}
