using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Run;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>How the organization stands, for programs.</summary>
internal static class StatusJson
{
    public static void Write(TextWriter output, OrganizationStatus status, StatusView view) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", "status");
        json.WriteBoolean("succeeded", status.IsHealthy);
        json.WriteString("time", StatusTimes.Of(status.At));
        json.WriteBoolean("part", status.IsPart);
        WriteExpected(json, status.Rules);
        json.WriteStartObject("tables");
        foreach (var health in Enum.GetValues<TableHealth>()) json.WriteNumber(JsonOutput.Camel(health), status.Tables.Count(table => table.Health == health));
        json.WriteEndObject();
        WriteCost(json, status.Cost);
        json.WriteNumber("unsized", status.Tables.Sum(table => table.Unsized));
        json.WriteString("prices", StoragePrices.Note);
        json.WriteObjects("problems", status.Problems, problem =>
        {
            json.WriteString("severity", JsonOutput.Camel(problem.Severity));
            json.WriteString("what", problem.What);
            json.WriteString("remedy", problem.Remedy);
        });
        WriteFailure(json, "vaultFailure", status.VaultFailure);
        WriteLetters(json, status);
        json.WriteObjects("accounts", status.Accounts, account => WriteAccount(json, account, view));
    });

    private static void WriteLetters(Utf8JsonWriter json, OrganizationStatus status)
    {
        WriteFailure(json, "lettersFailure", status.LettersFailure);
        if (status.Letters is not { } letters)
        {
            json.WriteNull("letters");
            return;
        }

        json.WriteObjects("letters", letters, group =>
        {
            json.WriteString("cause", group.Cause);
            json.WriteString("function", group.Function);
            json.WriteString("account", group.Account?.Value);
            json.WriteNumber("count", group.Count);
            json.WriteString("first", StatusTimes.Of(group.First));
            json.WriteString("last", StatusTimes.Of(group.Last));
        });
    }

    private static void WriteExpected(Utf8JsonWriter json, StatusRules rules)
    {
        json.WriteStartObject("expected");
        json.WriteString("schedule", rules.Schedule.Text);
        json.WriteNumber("rpoSeconds", (long)rules.Rpo.TotalSeconds);
        WriteSeconds(json, "copyRpoSeconds", rules.CopyRpo);
        json.WritePropertyName("retention");
        json.WriteRawValue(rules.Retention);
        json.WriteTexts("regions", rules.Regions.Select(region => region.Value));
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, AccountStatus account, StatusView view)
    {
        json.WriteString("account", account.Account.Id.Value);
        json.WriteString("name", account.Account.Name);
        json.WriteString("leftOut", account.LeftOut);
        if (account.Cost is { } cost) WriteCost(json, cost);
        else json.WriteNull("cost");
        WriteDeny(json, account.Deny);
        json.WriteObjects("otherRegions", account.OtherRegions, other =>
        {
            json.WriteString("region", other.Region.Value);
            json.WriteNumber("tables", other.Tables);
            WriteFailure(json, "failure", other.Failure);
        });
        json.WriteObjects("scopes", account.Scopes, scope => WriteScope(json, scope, view));
    }

    private static void WriteDeny(Utf8JsonWriter json, DenyStatus? deny)
    {
        if (deny is null)
        {
            json.WriteNull("deny");
            return;
        }

        json.WriteStartObject("deny");
        json.WriteBoolean("leftToScp", deny.IsLeftToScp);
        WriteFailure(json, "failure", deny.Failure);
        json.WriteNumber("principals", deny.Principals);
        json.WriteNumber("covered", deny.Covered);
        json.WriteNumber("exempt", deny.Exempt);
        json.WriteObjects("uncovered", deny.Uncovered, principal =>
        {
            json.WriteString("principal", principal.Arn);
            json.WriteString("reason", principal.Reason);
            json.WriteString("remedy", principal.Remedy);
            json.WriteBoolean("protected", principal.IsProtected);
        });
        json.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter json, ScopeStatus scope, StatusView view)
    {
        json.WriteScope(scope.Scope);
        json.WriteString("state", ScopeWords.StateOf(scope));
        WriteFailure(json, "failure", scope.Failure);
        if (scope.Failure is not null) return;
        WriteFailure(json, "tagsFailure", scope.TagsFailure);
        foreach (var health in Enum.GetValues<TableHealth>()) json.WriteNumber(JsonOutput.Camel(health), scope.Count(health));
        WriteSeconds(json, "oldestAgeSeconds", scope.WorstAge);
        WriteSeconds(json, "oldestCopyAgeSeconds", ScopeWords.OldestCopy(scope));
        json.WriteNumber("copiesWrong", scope.Tables.Count(table => table.Copy is { IsWrong: true }));
        json.WriteNumber("retained", scope.Tables.Sum(table => table.Retained));
        json.WriteNumber("creating", scope.Tables.Sum(table => table.Creating));
        json.WriteNumber("foreign", scope.Tables.Sum(table => table.Foreign) + scope.Others.Foreign);
        json.WriteNumber("system", scope.Tables.Sum(table => table.System) + scope.Others.System);
        json.WriteNumber("awsBackup", scope.Tables.Sum(table => table.AwsBackup) + scope.Others.AwsBackup);
        json.WriteNumber("bytes", scope.Tables.Sum(table => table.Bytes));
        json.WriteNumber("allBytes", scope.Tables.Sum(table => table.AllBytes) + scope.Others.Bytes);
        json.WriteNumber("unsized", scope.Tables.Sum(table => table.Unsized));
        WriteCost(json, scope.Cost ?? default);
        json.WriteString("lastRun", scope.Runs is [var last, ..] ? last.Run.ToString() : null);
        if (view.Tables) WriteDetails(json, scope);
    }

    private static void WriteDetails(Utf8JsonWriter json, ScopeStatus scope)
    {
        json.WriteObjects("runs", scope.Runs, run =>
        {
            json.WriteString("run", run.Run.ToString());
            json.WriteNumber("available", run.Available);
            json.WriteNumber("creating", run.Creating);
            json.WriteNumber("bytes", run.Bytes);
        });
        json.WriteObjects("days", scope.Days, day =>
        {
            json.WriteString("day", day.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("backedUp", day.BackedUp);
            json.WriteNumber("selected", day.Selected);
        });
        json.WriteObjects("tables", scope.Tables, table => StatusTableJson.Write(json, table));
    }

    internal static void WriteCost(Utf8JsonWriter json, MonthlyCost cost)
    {
        json.WriteStartObject("cost");
        json.WriteNumber("backups", decimal.Round(cost.Backups, 4));
        json.WriteNumber("foreignBackups", decimal.Round(cost.ForeignBackups, 4));
        json.WriteNumber("recovery", decimal.Round(cost.Recovery, 4));
        json.WriteNumber("copies", decimal.Round(cost.Copies, 4));
        json.WriteNumber("ours", decimal.Round(cost.Ours, 4));
        json.WriteEndObject();
    }

    internal static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan? age)
    {
        if (age is { } known) json.WriteNumber(name, (long)known.TotalSeconds);
        else json.WriteNull(name);
    }

    private static void WriteFailure(Utf8JsonWriter json, string name, StatusFailure? failure)
    {
        if (failure is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("code", failure.Code);
        json.WriteString("message", failure.Message);
        json.WriteEndObject();
    }
}
