using System.Text.Json.Nodes;
using BackupScheduler.Templates.Tests.Policies.Evaluation;

namespace BackupScheduler.Templates.Tests.Policies.Simulator;

/// <summary>What <c>@cloud-copilot/iam-simulate</c> says about every row: one process for all of them.</summary>
public sealed class SimulatorVerdicts : IAsyncLifetime
{
    private JsonObject _answers = [];

    /// <exception cref="InvalidOperationException">The simulator refuses the question, or does not know a key that the policies rely on.</exception>
    public Verdict this[string row] => _answers[row] switch
    {
        { } answer when answer["error"] is { } error => throw new InvalidOperationException($"the simulator refuses: {error}"),
        { } answer => Enum.Parse<Verdict>(answer["verdict"]!.ToString()),
        null => throw new InvalidOperationException("the simulator was not asked"),
    };

    /// <summary>The keys of a row that, by AWS's own tables, its action never carries.</summary>
    public IEnumerable<string> IgnoredIn(string row) => _answers[row]!["ignored"]!.AsArray().Select(key => key!.ToString());

    public async Task InitializeAsync()
    {
        var questions = new JsonArray([.. AccessTable.Rows.Select(row => new JsonObject { ["name"] = row.Name, ["simulation"] = Simulation(row.ToRequest()) })]);
        _answers = JsonNode.Parse(await NodeProject.RunAsync(questions.ToJsonString()))!.AsObject();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static JsonObject Simulation(AccessRequest access) => new()
    {
        ["request"] = new JsonObject
        {
            ["principal"] = access.Caller.Principal,
            ["action"] = access.Request.Action,
            ["resource"] = new JsonObject { ["resource"] = access.Request.Resource, ["accountId"] = access.ResourceAccount },
            ["contextVariables"] = new JsonObject(access.Request.Context.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        },
        ["identityPolicies"] = Named(access.IdentityPolicies),
        ["serviceControlPolicies"] = access.ServiceControlPolicies.Count == 0
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["orgIdentifier"] = "r-ab12", ["policies"] = Named(access.ServiceControlPolicies) }),
        ["resourceControlPolicies"] = new JsonArray(),
        ["resourcePolicy"] = access.ResourcePolicy?.DeepClone(),
    };

    private static JsonArray Named(IReadOnlyList<JsonNode> policies) =>
        new([.. policies.Select((policy, i) => new JsonObject { ["name"] = $"policy-{i}", ["policy"] = policy.DeepClone() })]);
}
