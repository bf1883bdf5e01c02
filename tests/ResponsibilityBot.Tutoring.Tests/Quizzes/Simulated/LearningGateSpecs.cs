namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Simulated;

/// <summary>What people keep with our choice of questions, against simpler ones. The numbers stand in docs/quizzes.md; every run gives the same.</summary>
public sealed class LearningGateSpecs(ITestOutputHelper output)
{
    [Fact]
    public void With_forty_facts_and_three_questions_choosing_by_recall_keeps_ten_points_more_than_chance()
    {
        var simulation = new Simulation(facts: 40, questions: 3);
        AtLeast(10, simulation.ByRecall(150), simulation.Random(150));
    }

    [Fact]
    public void With_forty_facts_and_one_question_choosing_by_recall_keeps_eight_points_more_than_chance()
    {
        var simulation = new Simulation(facts: 40, questions: 1);
        AtLeast(8, simulation.ByRecall(600), simulation.Random(600));
    }

    [Fact]
    public void With_sixty_facts_and_three_questions_choosing_by_recall_keeps_four_points_more_than_boxes()
    {
        var simulation = new Simulation(facts: 60, questions: 3);
        AtLeast(4, simulation.ByRecall(150), simulation.InBoxes(150));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    public void One_card_for_the_channel_and_two_personal_questions_keep_as_much_as_three_personal_ones_but_three_points(int facts)
    {
        var simulation = new Simulation(facts, questions: 3);
        output.WriteLine($"three cards {simulation.InTeams(20, onTheCard: 3):F1}");
        AtLeast(-3, simulation.InTeams(20, onTheCard: 1), simulation.InTeams(20, onTheCard: 0));
    }

    private void AtLeast(double points, double ours, double other)
    {
        output.WriteLine($"{ours:F1} against {other:F1}");
        Assert.True(ours >= other + points, $"{ours:F1} is not {points} points above {other:F1}");
    }
}
