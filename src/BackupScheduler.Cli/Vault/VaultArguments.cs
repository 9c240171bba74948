using System.CommandLine;
using System.CommandLine.Parsing;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Vault;

/// <summary>The arguments that the commands of <c>vault</c> share.</summary>
internal sealed class VaultArguments
{
    private readonly Option<AccountId?> _account = AccountOption("the account whose tables' copies are looked at; unless given all");
    private readonly Option<Region?> _region = RegionOption("the Region of the tables; unless given all");
    private readonly Option<bool> _direct = DirectOption();
    private readonly OutputArguments _output = new();
    private readonly Option<string?> _profile = AwsAccess.ProfileOption();
    private readonly Option<bool> _all;

    private readonly Option<IReadOnlyList<TablePattern>?> _tables = CommaList.Option<TablePattern>(
        "--tables", TablePattern.TryParse, TablePattern.Accepts, "comma list of patterns of the tables that are looked at; unless given all");

    public VaultArguments(string all) => _all = new Option<bool>("--all") { Description = all };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _account, _region, _tables, _all, _direct, _profile }) command.Add(option);
        _output.AddTo(command);
    }

    /// <summary>Fills in what these arguments say.</summary>
    public T Read<T>(ParseResult parsed, T own)
        where T : VaultOptions => own with
        {
            Account = parsed.GetValue(_account),
            Region = parsed.GetValue(_region),
            Tables = parsed.GetValue(_tables),
            All = parsed.GetValue(_all),
            Direct = parsed.GetValue(_direct),
            Json = _output.Read(parsed) == OutputFormat.Json,
            Profile = parsed.GetValue(_profile),
        };

    public bool IsAllGiven(SymbolResult parsed) => parsed.GetValue(_all);

    public static Option<AccountId?> AccountOption(string description) =>
        One<AccountId>("--account", "ID", description, AccountId.TryParse, "an account id of 12 digits");

    public static Option<Region?> RegionOption(string description) =>
        One<Region>("--region", "Region", description, Region.TryParse, "a Region such as eu-west-1");

    public static Option<bool> DirectOption() => new("--direct")
    {
        Description = $"read the vault with your own credentials, not through {VaultSetup.ReaderRole} of its account",
    };

    private static Option<T?> One<T>(string name, string help, string description, TryParse<T> parse, string accepted)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = given =>
            {
                var text = given.Tokens.SingleOrDefault()?.Value;
                if (parse(text, out var value)) return value;
                given.AddError(Given.Line(name, Given.Show(text), accepted));
                return null;
            },
        };
}
