namespace BackupScheduler.Lambda.Tests;

/// <summary>What is wrong with the configuration is said at once, in lines that name the variable, and nothing starts.</summary>
public sealed class StartTests
{
    private const string Valid = "ScheduleAccounts, ScheduleTables, Worker, PolicyEnforcer";
    private static readonly string[] s_queues = ["ACCOUNT_QUEUE_URL", "TABLE_QUEUE_URL", "ENFORCEMENT_QUEUE_URL", "DEAD_LETTER_QUEUE_URL"];

    [Theory]
    [InlineData("policyEnforcer")]
    [InlineData("worker")]
    [InlineData("WORKER")]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("Worker,ScheduleTables")]
    [InlineData(" Worker")]
    [InlineData("")]
    public async Task A_handler_that_is_not_known_is_refused_with_the_valid_ones(string handler)
    {
        var (code, lines) = await Start(new(Everything) { ["_HANDLER"] = handler });
        Assert.Equal(1, code);
        Assert.Equal($"_HANDLER: given '{handler}', accepted: {Valid}", Assert.Single(lines));
    }

    [Fact]
    public async Task A_missing_handler_is_refused_with_the_valid_ones()
    {
        var (code, lines) = await Start([]);
        Assert.Equal(1, code);
        Assert.Equal($"_HANDLER: not set, accepted: {Valid}", Assert.Single(lines));
    }

    [Fact]
    public async Task A_hostile_handler_stays_on_one_short_line()
    {
        var (code, lines) = await Start(new() { ["_HANDLER"] = "Worker\nworse\u001b[2J" + new string('x', 5000) });
        Assert.Equal(1, code);
        var line = Assert.Single(lines);
        Assert.EndsWith($", accepted: {Valid}", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', line);
        Assert.InRange(line.Length, 1, 200);
    }

    [Theory]
    [InlineData("ScheduleAccounts", "ACCOUNT_QUEUE_URL")]
    [InlineData("ScheduleAccounts", "REGIONS")]
    [InlineData("ScheduleAccounts", "AWS_REGION")]
    [InlineData("ScheduleTables", "ACCOUNT_QUEUE_URL")]
    [InlineData("ScheduleTables", "TABLE_QUEUE_URL")]
    [InlineData("ScheduleTables", "DEAD_LETTER_QUEUE_URL")]
    [InlineData("ScheduleTables", "AWS_REGION")]
    [InlineData("Worker", "TABLE_QUEUE_URL")]
    [InlineData("Worker", "DEAD_LETTER_QUEUE_URL")]
    [InlineData("Worker", "AWS_REGION")]
    [InlineData("ScheduleAccounts", "ENFORCEMENT_QUEUE_URL")]
    [InlineData("PolicyEnforcer", "ENFORCEMENT_QUEUE_URL")]
    [InlineData("PolicyEnforcer", "DEAD_LETTER_QUEUE_URL")]
    [InlineData("PolicyEnforcer", "AWS_REGION")]
    public async Task A_missing_variable_is_named(string handler, string variable)
    {
        foreach (var given in new[] { null, "", "  " })
        {
            var variables = new Dictionary<string, string>(Everything) { ["_HANDLER"] = handler };
            if (given is null) variables.Remove(variable);
            else variables[variable] = given;
            var (code, lines) = await Start(variables);
            Assert.Equal(1, code);
            Assert.StartsWith($"{variable}: not set, accepted: ", Assert.Single(lines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var (code, lines) = await Start(new() { ["_HANDLER"] = "ScheduleTables", ["BACKUP_RETENTION"] = "0", ["AWS_REGION"] = "Ireland" });
        Assert.Equal(1, code);
        Assert.Equal(
            ["ACCOUNT_QUEUE_URL", "AWS_REGION", "BACKUP_RETENTION", "DEAD_LETTER_QUEUE_URL", "TABLE_QUEUE_URL"],
            lines.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).Order());
    }

    [Theory]
    [InlineData("ScheduleTables")]
    [InlineData("Worker")]
    public async Task A_vault_that_is_half_named_is_refused(string handler)
    {
        var (code, lines) = await Start(new(Everything) { ["_HANDLER"] = handler, ["VAULT_BUCKET"] = "copies" });
        Assert.Equal(1, code);
        Assert.StartsWith("VAULT_ACCOUNT: not set, accepted: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    public async Task Missing_credentials_are_named(string variable)
    {
        var variables = new Dictionary<string, string>(Everything)
        {
            ["_HANDLER"] = "Worker",
            ["AWS_ACCESS_KEY_ID"] = "key",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            [variable] = "",
        };
        var (code, lines) = await Start(variables);
        Assert.Equal(1, code);
        Assert.StartsWith($"{variable}: not set, accepted: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Everything => s_queues
        .ToDictionary(name => name, name => $"https://sqs.eu-west-1.amazonaws.com/1/{name}")
        .Append(new("AWS_REGION", "eu-west-1")).Append(new("REGIONS", "eu-west-1")).ToDictionary();

    private static async Task<(int Code, string[] Lines)> Start(Dictionary<string, string> variables)
    {
        using StringWriter output = new(), error = new();
        var code = await FunctionHost.RunAsync(variables, output, error).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Empty(output.ToString());
        return (code, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
