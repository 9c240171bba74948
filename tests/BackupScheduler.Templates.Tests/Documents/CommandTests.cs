using System.Text.RegularExpressions;

namespace BackupScheduler.Templates.Tests.Documents;

/// <summary>What a reader pastes from the documents names what the templates have.</summary>
public sealed partial class CommandTests
{
    [Theory]
    [InlineData("README.md", 1)]
    [InlineData("docs/operations.md", 6)]
    public void Every_deploy_command_names_parameters_that_its_template_has(string file, int atLeast)
    {
        var deployments = new Document(file).Deployments;

        Assert.True(deployments.Count >= atLeast, $"{file} shows {deployments.Count} deploy commands");
        Assert.All(deployments, deployment => Assert.Empty(deployment.Parameters.Except(Parameters.Of(deployment.Template).Keys)));
    }

    [Theory]
    [InlineData("README.md", "management.yaml")]
    [InlineData("docs/operations.md", "management.yaml")]
    [InlineData("docs/operations.md", "vault.yaml")]
    [InlineData("docs/operations.md", "member-events.yaml")]
    public void The_first_deploy_command_of_a_template_gives_every_parameter_that_has_no_default(string file, string template)
    {
        var first = new Document(file).Deployments.First(deployment => deployment.Template == template);

        Assert.Empty(Parameters.WithoutDefault(template).Except(first.Parameters));
    }

    [Fact]
    public void The_operations_page_tells_of_every_alarm_and_of_no_other()
    {
        var named = new Document("docs/operations.md").Section("The alarms").Select(line => AlarmRow().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).Where(name => !name.Contains("vault", StringComparison.Ordinal)).ToList();
        var alarms = Parameters.Template("management.yaml")["Resources"]!.AsObject()
            .Select(pair => pair.Value!).Where(resource => resource["Type"]!.ToString() == "AWS::CloudWatch::Alarm")
            .Select(resource => resource["Properties"]!["AlarmName"]!.ToString()).ToList();

        Assert.All(alarms, alarm => Assert.Single(named, name => Matches(name, alarm)));
        Assert.All(named, name => Assert.Contains(alarms, alarm => Matches(name, alarm)));
    }

    [Fact]
    public void Every_output_that_is_asked_for_exists()
    {
        var outputs = TemplateText.All.SelectMany(file => TemplateText.Of(file)["Outputs"]!.AsObject()).Select(pair => pair.Key).ToList();
        var asked = new[] { "docs/operations.md", "docs/terraform.md" }
            .SelectMany(file => Output().Matches(new Document(file).Text)).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(outputs));
    }

    [Fact]
    public void The_readme_deploys_in_at_most_fifteen_lines() =>
        Assert.InRange(new Document("README.md").Section("Deploy").Count(line => line.Length > 0), 1, 15);

    [Theory]
    [InlineData("Install", 6)]
    public void Installing_takes_at_most_six_steps(string heading, int most) =>
        Assert.InRange(new Document("docs/operations.md").Section(heading).Count(line => Step().IsMatch(line)), 1, most);

    private static bool Matches(string name, string alarm) =>
        Regex.IsMatch(alarm, $"^{Regex.Escape(name).Replace("\\*", ".*", StringComparison.Ordinal)}$");

    [GeneratedRegex(@"^\| `(backup-scheduler-[A-Za-z*-]+)` \|")]
    private static partial Regex AlarmRow();

    [GeneratedRegex(@"OutputKey=='(?<name>\w+)'|outputs\[""(?<name>\w+)""\]")]
    private static partial Regex Output();

    [GeneratedRegex(@"^\*\*[0-9]\. ")]
    private static partial Regex Step();
}
