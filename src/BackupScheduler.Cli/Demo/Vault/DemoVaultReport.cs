using System.Text.Json;
using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Demo.Vault;

/// <summary>The vault in the demo's report.</summary>
internal static class DemoVaultReport
{
    public static void Write(Terminal terminal, DemoVaultResult vault)
    {
        var table = Plain.Table(1, "account", "tables copied", "full copies", "windows", "objects");
        foreach (var account in Accounts(vault)) table.AddPlainRow(account.Account, Plain.Number(account.Tables), Plain.Number(account.Full), Plain.Number(account.Windows), Plain.Number(account.Objects));
        terminal.Write(table);
        terminal.Out.WriteLine($"in the vault {vault.Bucket} of account {vault.Account}");
        foreach (var left in DemoVault.NotCarried) terminal.Out.WriteLine($"  not carried: {left}");
        var restore = vault.Restore;
        terminal.Out.WriteLine(FormattableString.Invariant(
            $"restored {restore.Source.Account}/{restore.Source.Region}/{restore.Table} to {restore.Target.Account}/{restore.Target.Region}/{restore.RestoredAs} in {restore.Took.TotalSeconds:0.0} s, {restore.Expected} items compared"));
        terminal.Out.WriteLine();
    }

    public static void Write(Utf8JsonWriter json, DemoVaultResult vault)
    {
        json.WriteStartObject("vault");
        json.WriteString("bucket", vault.Bucket);
        json.WriteString("account", vault.Account);
        json.WriteNumber("tables", vault.Tables);
        json.WriteNumber("fullCopies", vault.FullCopies);
        json.WriteNumber("windows", vault.Windows);
        json.WriteNumber("objects", vault.Copies.Keys.Count);
        json.WriteObjects("accounts", Accounts(vault), account =>
        {
            json.WriteString("account", account.Account);
            json.WriteNumber("tables", account.Tables);
            json.WriteNumber("fullCopies", account.Full);
            json.WriteNumber("windows", account.Windows);
            json.WriteNumber("objects", account.Objects);
        });
        json.WriteStartObject("restore");
        json.WriteString("from", $"{vault.Restore.Source.Account}/{vault.Restore.Source.Region}/{vault.Restore.Table}");
        json.WriteString("to", $"{vault.Restore.Target.Account}/{vault.Restore.Target.Region}/{vault.Restore.RestoredAs}");
        json.WriteNumber("items", vault.Restore.Expected);
        json.WriteNumber("differences", vault.Restore.Findings.Count);
        json.WriteNumber("seconds", Math.Round(vault.Restore.Took.TotalSeconds, 1));
        json.WriteEndObject();
        json.WriteTexts("notCarried", DemoVault.NotCarried);
        json.WriteEndObject();
    }

    private static IEnumerable<(string Account, int Tables, int Full, int Windows, int Objects)> Accounts(DemoVaultResult vault) =>
        from key in vault.Copies.Keys
        group key by key.Split('/')[0] into account
        orderby account.Key
        let copies = vault.Copies.Copies.Where(copy => copy.Folder.StartsWith(account.Key + "/", StringComparison.Ordinal)).ToList()
        select (account.Key, copies.Select(copy => copy.Folder).Distinct().Count(), copies.Count(copy => copy.From is null), copies.Count(copy => copy.From is not null), account.Count());
}
